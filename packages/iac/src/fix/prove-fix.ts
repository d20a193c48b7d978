import {
  type Catalog,
  type Change,
  compareReplacement,
  type Fix,
  type FixEffect,
  type Node,
  type PolicyInContext,
  type PolicyProblem,
  type ProposedFix,
  type Range,
  type Replacement,
  type Source,
  type SourceText,
  shownRequest,
} from '@leastwise/core';
import { circular, dependenciesOf } from '../cloudformation/dependencies.ts';
import { templateReferences } from '../cloudformation/refer-to.ts';
import { applyEdits } from '../edit/apply-edits.ts';
import type { ReferTo } from '../edit/language.ts';
import { placeOf } from '../edit/write-changes.ts';
import { WrittenText } from '../edit/written-text.ts';
import { terraformReferences } from '../terraform/refer-to.ts';
import { areCounterparts, saySame } from './same-content.ts';

/** Reads a changed text the way a source was read; undefined when it cannot be read as such any more. */
export type ReadAgain = (text: SourceText) => Source | undefined;

/** Why a proposal is no fix. */
export interface Refusal {
  readonly title: string;
  /**
   * `unwritable`: it cannot be written on what stands there; `unproved`: what it does is not known;
   * `not-as-said`: it does more than the check says.
   */
  readonly code: 'unwritable' | 'unproved' | 'not-as-said';
  readonly reason: string;
}

const ORDER: readonly FixEffect[] = ['equivalent', 'narrower', 'changes-behaviour'];

/**
 * Turns proposals for one file into fixes: writes each out, reads the changed text as the file was read, and has the
 * engine compare every policy before and after.
 */
export class FixProver {
  readonly #source: Source;
  readonly #catalog: Catalog;
  readonly #readAgain: ReadAgain;
  readonly #written: WrittenText;
  #circular: ReadonlySet<string> | undefined;

  constructor(source: Source, catalog: Catalog, readAgain: ReadAgain) {
    this.#source = source;
    this.#catalog = catalog;
    this.#readAgain = readAgain;
    this.#written = new WrittenText(source.text, referencesOf(source));
  }

  /** The fix that a proposal is, or why it is none. */
  prove(proposal: ProposedFix): Fix | Refusal {
    const { title, changes } = proposal;
    const refuse = (code: Refusal['code'], reason: string): Refusal => ({ title, code, reason });
    const edits = this.#written.write(changes);
    if (!edits || edits.length === 0)
      return refuse(
        'unwritable',
        'what stands there is computed, shared or part of other text, or what is to be named there has no name',
      );
    const text = applyEdits(this.#source.text, edits);
    const again = this.#readAgain(text);
    const broken = again ? this.#brokenBy(again, changes) : this.#unreadable;
    if (!again || broken !== undefined) return refuse('unwritable', broken ?? '');
    const replacement = this.#replacement(again.policies);
    if (replacement.effect === 'unknown') return refuse('unproved', replacement.reason);
    const { effect, lost, gained } = replacement;
    if (ORDER.indexOf(effect) > ORDER.indexOf(proposal.effect))
      return refuse('not-as-said', `it is not ${proposal.effect}: ${effect.replaceAll('-', ' ')}`);
    const { opaque } = this.#source;
    return {
      title,
      // What cannot have been meant as it stands is no less of a change for allowing the same.
      effect: proposal.effect === 'changes-behaviour' ? 'changes-behaviour' : effect,
      edits,
      ...(lost && { lost: shownRequest(lost, opaque) }),
      ...(gained && { gained: shownRequest(gained, opaque) }),
    };
  }

  get #unreadable(): string {
    return this.#source.format === 'terraform'
      ? 'other modules use the file as well, or it cannot be read once it is changed'
      : 'the changed file cannot be read';
  }

  /** Why a changed file is not this one with these changes, and nothing but these. */
  #brokenBy(again: Source, changes: readonly Change[]): string | undefined {
    const { policies, problems, resources, text } = this.#source;
    const problem = newProblem(problems, again.problems);
    if (problem) return `the changed file would not do: ${problem.message}`;
    if (policies.length !== again.policies.length) return 'policies would come or go';
    const places = changes.map(placeOf);
    let isChanged = false;
    for (const [index, policy] of policies.entries()) {
      const changed = again.policies[index]!;
      if (!areCounterparts(policy, changed)) return 'policies would change places';
      if (saySame(policy.policy.node, changed.policy.node)) continue;
      isChanged = true;
      if (!places.some((place) => holds(policy.policy.node, place))) return 'other policies would change';
      const wrong = newProblem(policy.policy.problems, changed.policy.problems);
      if (wrong) return `the changed policy would not do: ${wrong.message}`;
    }
    if (!isChanged) return 'no policy would change';
    if (resources.length !== again.resources.length) return 'resources would come or go';
    for (const [index, { id, range, properties }] of resources.entries()) {
      const changed = again.resources[index]!;
      const isMeant = places.some(
        (place) =>
          (place.start >= range.start && place.end <= range.end) || (properties && holds(properties, place)),
      );
      if (!isMeant && (id !== changed.id || !saySame(properties, changed.properties)))
        return 'other resources would change';
    }
    if (!changes.some(refersToResource)) return undefined;
    this.#circular ??= circular(dependenciesOf(text));
    const isCircular = [...circular(dependenciesOf(again.text))].some((id) => !this.#circular!.has(id));
    return isCircular ? 'resources would wait for one another' : undefined;
  }

  /** What all changes of policies do together. */
  #replacement(changed: readonly PolicyInContext[]): Replacement {
    let result: Exclude<Replacement, { effect: 'unknown' }> = { effect: 'equivalent' };
    for (const [index, policy] of this.#source.policies.entries()) {
      const after = changed[index]!;
      if (saySame(policy.policy.node, after.policy.node)) continue;
      const one = compareReplacement(this.#catalog, policy, after);
      if (one.effect === 'unknown') return one;
      const gravest: FixEffect =
        ORDER.indexOf(one.effect) > ORDER.indexOf(result.effect) ? one.effect : result.effect;
      result = { ...one, ...result, effect: gravest };
    }
    return result;
  }
}

function referencesOf(source: Source): ReferTo {
  if (source.format === 'terraform') return terraformReferences(source);
  return source.format === 'policy' ? () => undefined : templateReferences(source);
}

/** A problem that there is after a change and not before. */
function newProblem(
  before: readonly PolicyProblem[],
  after: readonly PolicyProblem[],
): PolicyProblem | undefined {
  const left = before.map(({ code, message }) => `${code} ${message}`);
  return after.find(({ code, message }) => {
    const at = left.indexOf(`${code} ${message}`);
    if (at === -1) return true;
    left.splice(at, 1);
    return false;
  });
}

/** Whether something of a document stands at a place or around it, by way of an alias too. */
function holds(node: Node, place: Range): boolean {
  if (place.start >= node.range.start && place.end <= node.range.end) return true;
  if (node.type === 'sequence') return node.items.some((item) => holds(item, place));
  return node.type === 'mapping' && node.entries.some(({ value }) => holds(value, place));
}

function refersToResource(change: Change): boolean {
  return JSON.stringify(change).includes('"type":"arn"');
}
