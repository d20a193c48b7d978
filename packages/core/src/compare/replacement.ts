import type { Catalog } from '../catalog/model.ts';
import { hasOpaque } from '../document/opaque.ts';
import type { FixEffect } from '../finding.ts';
import { parseOperator } from '../policy/operators.ts';
import type { Statement } from '../policy/policy.ts';
import type { PolicyInContext } from '../policy/source.ts';
import type { Request } from '../request/request.ts';
import { compare } from './compare.ts';
import { deniesAsAllows, withStatements } from './redundancy.ts';

/** What putting one policy in the place of another does, whatever policies hold beside it. */
export type Replacement =
  | {
      readonly effect: FixEffect;
      /** A request that only the old policy allows, or only the new one denies. */
      readonly lost?: Request;
      /** A request that only the new policy allows, or only the old one denies. */
      readonly gained?: Request;
    }
  | { readonly effect: 'unknown'; readonly reason: string };

/**
 * Proves what a policy in the place of another does. Both what they allow and what they deny are compared: a Deny of
 * what a policy does not allow itself still counts beside others that do. Of the old policy, a statement with an
 * operator that AWS does not have counts for nothing, since AWS takes no such policy.
 */
export function compareReplacement(
  catalog: Catalog,
  old: PolicyInContext,
  after: PolicyInContext,
): Replacement {
  const before = withStatements(old, old.policy.statements.filter(hasKnownOperators));
  const [denied, deniedNow] = [before, after].map((policy) => withStatements(policy, deniesAsAllows(policy)));
  // What is not denied any more is gained: the other way round.
  const comparisons = [compare(catalog, [before], [after]), compare(catalog, [deniedNow!], [denied!])];
  const gained = comparisons.flatMap((comparison) => comparison.gained)[0]?.request;
  const lost = comparisons.flatMap((comparison) => comparison.lost)[0]?.request;
  const requests = { ...(lost && { lost }), ...(gained && { gained }) };
  if (gained) return { effect: 'changes-behaviour', ...requests };
  const unknown = comparisons.find(({ verdict }) => verdict === 'unknown');
  if (unknown) return { effect: 'unknown', reason: unknown.reason ?? 'what it allows is not known' };
  const isEquivalent = comparisons.every(({ verdict }) => verdict === 'equivalent');
  return { effect: isEquivalent ? 'equivalent' : 'narrower', ...requests };
}

function hasKnownOperators({ conditions }: Statement): boolean {
  return conditions.every(
    ({ operator: { value } }) => parseOperator(value).operator !== undefined || hasOpaque(value),
  );
}
