import type { Catalog } from '../catalog/model.ts';
import { evaluatePolicy } from '../evaluate/evaluate-policies.ts';
import type { CallerKind } from '../match/caller.ts';
import { hasPrincipal } from '../policy/kind.ts';
import type { PolicyInContext } from '../policy/source.ts';
import { accountsThatMatter } from '../symbolic/cases/accounts.ts';
import type { RequestSpace } from '../symbolic/cases/request-space.ts';
import { compileStatement } from '../symbolic/compile-statement.ts';
import { allCallers } from '../symbolic/principals/caller-kinds.ts';
import { principalSet } from '../symbolic/principals/principal-set.ts';
import { statementParts } from '../symbolic/statement-parts.ts';
import type { KnownValue } from '../symbolic/variables.ts';

/** A set of requests, written as what a policy would allow. */
export interface RequestSet {
  /** A policy with one Allow statement. Its `Principal`, where it has one, limits who calls. */
  readonly policy: PolicyInContext;
  /** What condition keys are in every request of the set, for policy variables. */
  readonly known: KnownValue;
}

/** Which requests of a set to look at. */
export interface Limits {
  readonly kinds: readonly CallerKind[];
  readonly areMembers: boolean;
  readonly accounts: readonly string[];
}

/** A set of requests as a space to ask about under all layers. */
export function spaceOfSet(catalog: Catalog, { policy, known }: RequestSet, limits: Limits): RequestSpace {
  const among = { callers: allCallers() };
  return {
    ...limits,
    regions: policy.policy.statements.flatMap((statement) => {
      const compiled = compileStatement(statement, policy, known);
      const principals = hasPrincipal(policy.kind)
        ? principalSet(statement.principal, 'Allow', false)
        : allCallers();
      return statementParts(catalog, compiled, principals, among);
    }),
    among,
    held: known,
    isOpen: () => true,
    has: (request) => evaluatePolicy(policy.policy, request).decision === 'allowed',
  };
}

/** The accounts to tell apart in questions about a set of requests under some policies. */
export function accountsOf({ policy }: RequestSet, policies: readonly PolicyInContext[]): readonly string[] {
  return accountsThatMatter([policy, ...policies]);
}
