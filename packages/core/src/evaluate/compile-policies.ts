import { NO, type Truth, UNKNOWN } from '../match/truth.ts';
import { hasPrincipal } from '../policy/kind.ts';
import type { Policy } from '../policy/policy.ts';
import { type CompiledStatement, compileStatement } from './compile-statement.ts';

/** A policy, ready to be tested. */
export interface CompiledPolicy {
  readonly policy: Policy;
  readonly statements: readonly CompiledStatement[];
}

/** What policies that are evaluated together say of one action. */
export interface ActionStatements {
  readonly allows: readonly CompiledStatement[];
  readonly denies: readonly CompiledStatement[];
  /** What they say where none of these matches: unknown where some part of them is. */
  readonly otherwise: Truth;
  /** Whether they allow every request for the action. */
  readonly allowEvery: boolean;
}

/** What policies that nobody has here say of any action. */
const ANYTHING: ActionStatements = { allows: [], denies: [], otherwise: UNKNOWN, allowEvery: false };

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
  /** Whether there may be others that nobody has here. */
  readonly areUnknown: boolean;
  /** What they say where no statement does: parts known only at deployment may allow or deny anything. */
  readonly #otherwise: Truth;

  /** @param policies `unknown` when nobody has them here */
  constructor(policies: readonly Policy[] | 'unknown') {
    this.areUnknown = policies === 'unknown';
    this.policies = policies === 'unknown' ? [] : policies.map(compilePolicy);
    this.#otherwise = this.policies.some(({ policy }) => policy.unread.length > 0) ? UNKNOWN : NO;
  }

  /** What they say of an action, given in lower case. */
  about(action: string): ActionStatements {
    if (this.areUnknown) return ANYTHING;
    const statements = this.policies.flatMap((policy) =>
      policy.statements.filter((statement) => statement.coversAction(action)),
    );
    const allows = statements.filter(({ statement }) => statement.effect === 'Allow');
    return {
      allows,
      denies: statements.filter(({ statement }) => statement.effect === 'Deny'),
      otherwise: this.#otherwise,
      allowEvery: allows.some(({ isUnconditional }) => isUnconditional),
    };
  }
}
