import { type Entry, listOf, type Node, type PolicyProblem, stringOf, valueAt } from '@leastwise/core';
import { locationsOf, type PolicyLocation } from '../../cloudformation/policy-locations.ts';
import { PRINCIPAL_TYPES } from '../../cloudformation/principal-types.ts';
import { TERRAFORM_LOCATIONS } from '../provider/policy-locations.ts';
import { terraformType } from '../provider/types/index.ts';
import type { TerraformModule } from '../terraform-resource.ts';
import { documentOf } from '../text/document-of.ts';
import { decided } from './conditions.ts';
import type { Draft } from './draft.ts';
import { Expansion } from './expansion.ts';
import { JOINS } from './joins.ts';
import { FINISHING } from './special-cases.ts';
import { unreadPolicyOf } from './unread-policies.ts';

/** A module as a template of CloudFormation, as far as permissions go. */
export interface ExpandedModule {
  /** The template. Every node lies in the module's text. */
  readonly root: Node;
  /** Addresses of principals that the module only refers to. */
  readonly elsewhere: ReadonlySet<string>;
  readonly problems: readonly PolicyProblem[];
  readonly notAnalysed: Expansion['notAnalysed'];
}

/** How to read the resources of a module. */
export interface ExpandOptions {
  /**
   * Whether resources show what other resources gave them, too, as they do once they exist: the bucket its policy,
   * the role its inline policies.
   */
  readonly hasMirrors?: boolean;
}

/**
 * Makes a template of a module: each resource as CloudFormation would have it, under its address, with what other
 * resources attach to it. Pure.
 */
export function expandModule(
  module: TerraformModule,
  { hasMirrors = false }: ExpandOptions = {},
): ExpandedModule {
  const expansion = new Expansion(module);
  for (const resource of module.resources) {
    if (resource.mode !== 'managed' || JOINS.has(resource.type)) continue;
    const draft = expansion.draft(resource);
    if (terraformType(resource.type)) FINISHING.get(resource.type)?.(draft, expansion);
    else {
      const unread = unreadPolicyOf(resource);
      if (unread) expansion.note(unread.range, unread.reason);
    }
  }
  for (const resource of module.resources) {
    if (resource.mode === 'managed') JOINS.get(resource.type)?.(resource, expansion);
  }
  for (const draft of [...expansion.drafts.values()]) {
    referToWearers(draft, expansion);
    if (hasMirrors) removeMirrored(draft, expansion);
  }
  for (const draft of expansion.drafts.values()) nameNearest(draft, expansion);
  const problems: PolicyProblem[] = [];
  const resources = [...expansion.drafts.values()].map((draft) => entryOf(draft, expansion, problems));
  const at = { start: 0, end: 0 };
  const section = (key: string, entries: readonly Entry[]): Entry => {
    return { key, keyRange: at, value: { type: 'mapping', entries, range: at } };
  };
  const entries = [section('Conditions', expansion.conditions.entries), section('Resources', resources)];
  return {
    root: { type: 'mapping', entries, range: at },
    elsewhere: expansion.elsewhere,
    problems,
    notAnalysed: expansion.notAnalysed,
  };
}

/** Adds the data sources that are principals wearing a policy of the module. */
function referToWearers(draft: Draft, expansion: Expansion): void {
  for (const { wearers = {} } of locations(draft.type)) {
    for (const [property, type] of Object.entries(wearers)) {
      expansion.forEach(type, draft.get(property), draft.from, () => {});
    }
  }
}

function entryOf(draft: Draft, { conditions }: Expansion, problems: PolicyProblem[]): Entry {
  const { id, type, range, from } = draft;
  for (const location of locations(type)) readDocument(draft, location, problems);
  const guards = from.mode === 'managed' ? conditions.guardsOf(from) : [];
  const properties = guards.length === 0 ? draft.properties : decided(draft.properties, guards);
  const condition = conditions.all(guards, from.idRange);
  const text = (key: string, value: string): Entry => {
    return { key, keyRange: from.idRange, value: { type: 'scalar', value, range: from.idRange } };
  };
  const entries = [
    text('Type', type),
    ...(condition === undefined ? [] : [text('Condition', condition)]),
    { key: 'Properties', keyRange: from.idRange, value: properties },
  ];
  return { key: id, keyRange: from.idRange, value: { type: 'mapping', entries, range } };
}

/** Puts the documents in place of the strings that hold them. */
function readDocument(draft: Draft, { path }: PolicyLocation, problems: PolicyProblem[]): void {
  const [property = '', ...rest] = path.split(/(?=\[\]|\.)/);
  const value = draft.get(property);
  if (!value) return;
  if (stringOf(value) === '') {
    draft.remove(property);
    return;
  }
  const read = (node: Node): Node => {
    const found = documentOf(node);
    problems.push(...found.problems);
    if (found.problems.length === 0 || found.node.type !== 'scalar') return found.node;
    return { type: 'unresolved', reason: 'it is not JSON', letter: '', range: node.range };
  };
  const inside = (node: Node, [step, ...next]: readonly string[]): Node => {
    if (node.tag === '!If' && node.type === 'sequence') {
      const [condition, ...branches] = node.items;
      return { ...node, items: [condition!, ...branches.map((branch) => inside(branch, [step!, ...next]))] };
    }
    if (step === undefined) return read(node);
    if (step === '[]') {
      if (node.type !== 'sequence') return inside(node, next);
      return { ...node, items: node.items.map((item) => inside(item, next)) };
    }
    if (node.type !== 'mapping') return node.type === 'scalar' ? read(node) : node;
    const key = step.slice(1);
    const entries = node.entries.map((entry) =>
      entry.key === key ? { ...entry, value: inside(entry.value, next) } : entry,
    );
    return { ...node, entries };
  };
  draft.set(property, inside(value, rest));
}

/** What principals and their policies are called by may be called so in several accounts: the nearest is meant. */
function nameNearest(draft: Draft, expansion: Expansion): void {
  const principal = PRINCIPAL_TYPES.get(draft.type);
  const references = new Map(locations(draft.type).flatMap(({ wearers = {} }) => Object.entries(wearers)));
  for (const property of [principal?.managedPolicies, principal?.boundary])
    if (property !== undefined) references.set(property, 'AWS::IAM::ManagedPolicy');
  for (const [property, type] of references) {
    const value = draft.get(property);
    if (!value) continue;
    let isChanged = false;
    const nearest = (node: Node): Node => {
      if (node.type === 'sequence' && node.tag !== '!Ref') return { ...node, items: node.items.map(nearest) };
      const text = node.tag ? undefined : stringOf(node);
      if (text === undefined || !expansion.isAmbiguous(type, text)) return node;
      isChanged = true;
      const { address } = expansion.find(type, text, draft.from)!;
      return { type: 'scalar', value: address, tag: '!Ref', range: node.range };
    };
    const changed = nearest(value);
    if (isChanged) draft.set(property, changed);
  }
}

/** Leaves out of a resource what another resource gave it. */
function removeMirrored(draft: Draft, expansion: Expansion): void {
  for (const { target, attachedTo, wearers = {}, form } of locations(draft.type)) {
    if (target !== undefined && attachedTo !== undefined) {
      expansion.forEach(attachedTo, draft.get(target), draft.from, (owner) => {
        for (const { path, target: of } of locations(owner.type)) if (of === undefined) owner.remove(path);
      });
    }
    if (form !== 'inline') continue;
    const name = stringOf(draft.get('PolicyName'));
    for (const [property, type] of Object.entries(wearers)) {
      expansion.forEach(type, draft.get(property), draft.from, (owner) => {
        const others = listOf(owner.get('Policies')).filter(
          (policy) => stringOf(valueAt(policy, 'PolicyName')) !== name,
        );
        owner.set('Policies', { type: 'sequence', items: others, range: owner.range });
      });
    }
  }
}

function locations(type: string): readonly PolicyLocation[] {
  return locationsOf({ moreLocations: TERRAFORM_LOCATIONS }, type);
}
