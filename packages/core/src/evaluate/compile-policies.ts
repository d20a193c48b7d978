import { hasPrincipal } from '../policy/kind.ts';
import type { Policy } from '../policy/policy.ts';
import { type CompiledStatement, compileStatement } from './compile-statement.ts';

/** A policy, ready to be tested. */
export interface CompiledPolicy {
  readonly policy: Policy;
  readonly statements: readonly CompiledStatement[];
}

/** Statements that speak of one action. */
export interface ActionStatements {
  readonly allows: readonly CompiledStatement[];
  readonly denies: readonly CompiledStatement[];
}

const compiled = new WeakMap<Policy, CompiledPolicy>();

/** Compiles a policy, once for as long as it lives. */
export function compilePolicy(policy: Policy): CompiledPolicy {
  let known = compiled.get(policy);
  if (!known) {
    const version = policy.version?.value;
    const namesPrincipals = hasPrincipal(policy.kind);
    const statements = policy.statements.map((statement) =>
      compileStatement(statement, version, namesPrincipals),
    );
    known = { policy, statements };
    compiled.set(policy, known);
  }
  return known;
}

/** Policies that are evaluated together, as one layer or one level of it. */
export class CompiledPolicies {
  readonly policies: readonly CompiledPolicy[];
  /** Whether some part of them is known only at deployment, and may allow or deny anything. */
  readonly hasUnread: boolean;
  readonly #byAction = new Map<string, ActionStatements>();
  #lastAction = '';
  #last: ActionStatements = { allows: [], denies: [] };

  constructor(policies: readonly Policy[]) {
    this.policies = policies.map(compilePolicy);
    this.hasUnread = policies.some(({ unread }) => unread.length > 0);
  }

  /** Their statements that speak of an action, given in lower case. */
  about(action: string): ActionStatements {
    // A decision asks once for Denies and once for Allows.
    if (action === this.#lastAction) return this.#last;
    let known = this.#byAction.get(action);
    if (!known) {
      const statements = this.policies.flatMap((policy) =>
        policy.statements.filter((statement) => statement.coversAction(action)),
      );
      known = {
        allows: statements.filter(({ statement }) => statement.effect === 'Allow'),
        denies: statements.filter(({ statement }) => statement.effect === 'Deny'),
      };
      if (this.#byAction.size >= 10_000) this.#byAction.clear();
      this.#byAction.set(action, known);
    }
    this.#lastAction = action;
    this.#last = known;
    return known;
  }
}
