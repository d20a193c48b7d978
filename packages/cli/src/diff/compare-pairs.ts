import {
  type Catalog,
  type Comparison,
  compare,
  type Difference,
  inSetting,
  type PolicyInContext,
} from '@leastwise/core';
import { requireValid } from '../policies/require-valid.ts';
import type { Pair } from './pair.ts';

/** What the comparison of several pairs says together. */
export interface Compared extends Comparison {
  /** What was taken to hold beside the policies, each once. */
  readonly assumed: readonly string[];
}

/**
 * Compares pairs one by one.
 * @param unknownGain why more may be allowed than any pair says
 * @param unknownLoss why more may be lost
 * @throws InputError for a policy that is not valid and not the same on both sides
 */
export function comparePairs(
  catalog: Catalog,
  pairs: readonly Pair[],
  unknownGain: string | undefined,
  unknownLoss: string | undefined,
): Compared {
  const gained: Difference[] = [];
  const lost: Difference[] = [];
  const assumed = new Set<string>();
  let gain = unknownGain;
  let loss = unknownLoss;
  for (const pair of pairs) {
    gain ??= pair.unknownGain;
    loss ??= pair.unknownLoss;
    if (areSame(pair.before, pair.after)) continue;
    for (const policy of [...pair.before, ...pair.after]) requireValid(policy);
    const setting = inSetting(pair.kind, pair.before, pair.after);
    const comparison = compare(catalog, setting.before, setting.after);
    gained.push(...comparison.gained);
    lost.push(...comparison.lost);
    if (setting.assumed !== undefined) assumed.add(setting.assumed);
    if (comparison.verdict === 'unknown') gain ??= comparison.reason;
    else loss ??= comparison.reason;
  }
  const reason = gain ?? loss;
  return {
    verdict: verdictOf(gained.length > 0, lost.length > 0, gain, loss),
    gained: distinct(gained),
    lost: distinct(lost),
    ...(reason !== undefined && { reason }),
    assumed: [...assumed],
  };
}

function verdictOf(
  gains: boolean,
  losses: boolean,
  unknownGain: string | undefined,
  unknownLoss: string | undefined,
): Comparison['verdict'] {
  if (gains) return losses ? 'incomparable' : 'broader';
  if (unknownGain !== undefined) return 'unknown';
  return losses || unknownLoss !== undefined ? 'narrower' : 'equivalent';
}

/** One policy worn by several principals is told once. */
function distinct(differences: readonly Difference[]): readonly Difference[] {
  const seen = new Set<string>();
  return differences.filter(({ request, policy, statement, deniedBy }) => {
    const places = [policy.source.file, statement.range.start, deniedBy?.statement.range.start];
    const key = JSON.stringify([request, places]);
    return !seen.has(key) && seen.add(key);
  });
}

/** Whether two lists of policies say the same in the same words, wherever they stand. */
function areSame(before: readonly PolicyInContext[], after: readonly PolicyInContext[]): boolean {
  const written = (policies: readonly PolicyInContext[]): string =>
    JSON.stringify(policies.map(contentOf).sort());
  return before.length === after.length && written(before) === written(after);
}

const contents = new WeakMap<PolicyInContext, string>();

function contentOf(policy: PolicyInContext): string {
  let content = contents.get(policy);
  if (content === undefined) {
    const isPlace = (key: string): boolean => key === 'range' || key === 'keyRange';
    content = JSON.stringify(policy.policy.node, (key, value) => (isPlace(key) ? undefined : value));
    contents.set(policy, content);
  }
  return content;
}
