import {
  type MappingNode,
  type Node,
  type NotAnalysed,
  type Range,
  stringOf,
  valueAt,
} from '@leastwise/core';
import { referencesIn } from '../../cloudformation/references.ts';
import { RESOURCE_TYPES } from '../../cloudformation/resource-types/index.ts';
import { fill } from '../../cloudformation/resource-values.ts';
import { type Deployment, deploymentOf } from '../provider/deployment.ts';
import { terraformType } from '../provider/types/index.ts';
import type { TerraformModule, TerraformResource } from '../terraform-resource.ts';
import { Conditions, guarded } from './conditions.ts';
import { Draft } from './draft.ts';

/** The state of making a template of a module: its resources, and what was left out. */
export class Expansion {
  readonly conditions: Conditions;
  readonly drafts = new Map<string, Draft>();
  /** Addresses of principals that the module only refers to. */
  readonly elsewhere = new Set<string>();
  readonly notAnalysed: NotAnalysed[] = [];
  readonly deployment: Deployment;
  readonly #module: TerraformModule;
  readonly #named = new Map<string, Draft>();
  /** Resources by what refers to them (names, ARNs, ids), for each type that was asked for. */
  readonly #known = new Map<string, ReadonlyMap<string, readonly TerraformResource[]>>();

  constructor(module: TerraformModule) {
    this.#module = module;
    this.conditions = new Conditions(module.conditions);
    this.deployment = deploymentOf(module.opaque);
  }

  get resources(): readonly TerraformResource[] {
    return this.#module.resources;
  }

  /** Adds a resource to the template. */
  draft(resource: TerraformResource): Draft {
    const known = this.drafts.get(resource.address);
    if (known) return known;
    const { type, properties } = this.deployment.resource(resource);
    const draft = new Draft(resource, type, properties as MappingNode);
    this.drafts.set(resource.address, draft);
    if (resource.mode === 'data') this.elsewhere.add(resource.address);
    return draft;
  }

  /** A principal that the module only names, as a resource that stands where it is named first. */
  elsewhereNamed(type: string, name: string, by: TerraformResource): Draft {
    const key = `${type} ${name}`;
    let draft = this.#named.get(key);
    if (!draft) {
      const property = RESOURCE_TYPES.get(type)?.name;
      const value: Node = { type: 'scalar', value: name, range: by.idRange };
      const entries = property === undefined ? [] : [{ key: property, keyRange: by.idRange, value }];
      draft = new Draft(by, type, { type: 'mapping', entries, range: by.range });
      this.#named.set(key, draft);
      this.drafts.set(draft.id, draft);
      this.elsewhere.add(draft.id);
    }
    return draft;
  }

  /** Says of part of the module that it was not analysed. */
  note(range: Range, reason: string): void {
    this.notAnalysed.push({ file: this.#module.text.file, reason, range });
  }

  /**
   * Does something for each resource of a type that an argument names, with the value to give it: there only where
   * the argument names it, and only where `from` is there itself.
   * @param missing what to do for one that the module does not have, by what it is called
   */
  forEach(
    type: string,
    argument: Node | undefined,
    from: TerraformResource,
    give: (draft: Draft, within: (value: Node) => Node) => void,
    missing?: (name: string, within: (value: Node) => Node) => void,
  ): void {
    if (!argument) return;
    const own = this.conditions.guardsOf(from);
    for (const { text, guards } of referencesIn(argument, this.deployment.resolver).found) {
      const within = (value: Node): Node => guarded(value, [...own, ...guards]);
      const resource = this.find(type, text, from);
      if (resource) give(this.draft(resource), within);
      else missing?.(text, within);
    }
  }

  /**
   * The resource of a type that has a name, an ARN or an id; managed ones come first. Of several, which are in
   * different accounts, the one whose module is nearest.
   */
  find(type: string, text: string, from: TerraformResource): TerraformResource | undefined {
    const [first, ...others] = this.#called(type, text);
    if (others.length === 0) return first;
    return others.reduce((best, one) => (nearness(one, from) > nearness(best, from) ? one : best), first!);
  }

  /** Whether several resources of a type are called the same. */
  isAmbiguous(type: string, text: string): boolean {
    return this.#called(type, text).length > 1;
  }

  #called(type: string, text: string): readonly TerraformResource[] {
    let known = this.#known.get(type);
    if (!known) {
      known = this.#index(type);
      this.#known.set(type, known);
    }
    return known.get(text) ?? [];
  }

  #index(type: string): ReadonlyMap<string, readonly TerraformResource[]> {
    const found = new Map<string, TerraformResource[]>();
    const { resolver } = this.deployment;
    for (const mode of ['managed', 'data'] as const) {
      for (const resource of this.#module.resources) {
        const known = terraformType(resource.type);
        if (resource.mode !== mode || known?.type !== type) continue;
        const asTemplate = this.deployment.resource(resource);
        const names = ['${Name}', known.attributes.id ?? '${Name}'];
        if (RESOURCE_TYPES.get(type)?.arn !== undefined) names.push('${Arn}');
        const given = ['arn', 'id'].flatMap((name) => stringOf(valueAt(resource.body, name)) ?? []);
        for (const text of new Set([...names.map((name) => fill(name, asTemplate, resolver)), ...given])) {
          const same = found.get(text);
          if (!same) found.set(text, [resource]);
          // A data source looks up what is there, which the module may declare.
          else if (mode === 'managed') same.push(resource);
        }
      }
    }
    return found;
  }
}

/** How many modules two resources have in common, from the root on. */
function nearness(a: TerraformResource, b: TerraformResource): number {
  const [left, right] = [a.module.split('.'), b.module.split('.')];
  const apart = left.findIndex((step, at) => step !== right[at]);
  return apart === -1 ? left.length : apart;
}
