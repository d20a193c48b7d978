import { hasPrincipal } from '../policy/kind.ts';
import type { Statement } from '../policy/policy.ts';
import type { PolicyInContext } from '../policy/source.ts';
import type { Caller } from './caller.ts';
import { type CompiledStatement, compileStatement } from './compile-statement.ts';
import type { PolicySet } from './policy-set.ts';

/** The statements that speak of one action to one caller. */
export interface ActionStatements {
  /** Allow statements, in the order of the policies. */
  readonly grants: readonly CompiledStatement[];
  /** Allow statements of the boundary; undefined when there is none. */
  readonly boundary: readonly CompiledStatement[] | undefined;
  readonly denies: readonly CompiledStatement[];
  /** Whether a Deny covers the action on every resource in every context. */
  readonly isDenied: boolean;
}

/** A statement and where it is. */
interface Placed {
  readonly statement: Statement;
  readonly policy: PolicyInContext;
}

/** Statements that are kept by action, at most, all lists together. */
const MAX_KEPT = 200_000;

/** What the policies of a set say to one caller, action by action. */
export class CallerStatements {
  readonly caller: Caller;
  readonly #set: PolicySet;
  readonly #allows: readonly Placed[];
  readonly #boundary: readonly Placed[] | undefined;
  readonly #denies: readonly Placed[];
  readonly #byAction = new Map<number, ActionStatements>();
  #kept = 0;
  #policyOf: Map<Statement, PolicyInContext> | undefined;

  constructor(set: PolicySet, caller: Caller) {
    this.#set = set;
    this.caller = caller;
    const { policies, boundary } = set;
    this.#allows = policies.flatMap((policy) => this.#place(policy, 'Allow'));
    this.#boundary = boundary && this.#place(boundary, 'Allow');
    const all = boundary ? [...policies, boundary] : policies;
    this.#denies = all.flatMap((policy) => this.#place(policy, 'Deny'));
  }

  /** @param ordinal of the action in the catalogue */
  about(ordinal: number): ActionStatements {
    let known = this.#byAction.get(ordinal);
    if (!known) {
      const denies = this.#compile(this.#denies, ordinal);
      known = {
        grants: this.#compile(this.#allows, ordinal),
        boundary: this.#boundary && this.#compile(this.#boundary, ordinal),
        denies,
        isDenied: denies.some(({ statement, open }) => open.length === 0 && deniesAlways(statement)),
      };
      this.#kept += 1 + known.grants.length + denies.length + (known.boundary?.length ?? 0);
      if (this.#kept > MAX_KEPT) {
        this.#byAction.clear();
        this.#kept = 0;
      }
      this.#byAction.set(ordinal, known);
    }
    return known;
  }

  /** One Allow statement, if it is of these policies and speaks of the action to the caller. */
  grant(statement: Statement, ordinal: number): readonly CompiledStatement[] {
    this.#policyOf ??= new Map(this.#allows.map((placed) => [placed.statement, placed.policy]));
    const policy = this.#policyOf.get(statement);
    return policy ? this.#compile([{ statement, policy }], ordinal) : [];
  }

  #place(policy: PolicyInContext, effect: Statement['effect']): Placed[] {
    const namesPrincipals = hasPrincipal(policy.kind);
    return policy.policy.statements
      .filter(
        (statement) => statement.effect === effect && (!namesPrincipals || this.caller.isNamedBy(statement)),
      )
      .map((statement) => ({ statement, policy }));
  }

  #compile(placed: readonly Placed[], ordinal: number): CompiledStatement[] {
    return placed
      .filter(({ statement }) => this.#set.actionsOf(statement).hasOrdinal(ordinal))
      .map(({ statement, policy }) => compiled(statement, policy, this.caller));
  }
}

/** Whether a Deny covers its actions on every resource in every context: the cheap first look. */
function deniesAlways({ resource, conditions }: Statement): boolean {
  return (
    conditions.length === 0 &&
    (!resource || (!resource.negated && resource.values.some(({ value }) => value === '*')))
  );
}

/** Compiled statements by what is known of the caller; those without variables are the same for all. */
const known = new WeakMap<Statement, Map<string, CompiledStatement>>();
/** Callers for whom a statement is kept. */
const MAX_CALLERS = 100;

function compiled(
  statement: Statement,
  policy: PolicyInContext,
  { identity, known: knownKey }: Caller,
): CompiledStatement {
  let byCaller = known.get(statement);
  if (!byCaller) {
    byCaller = new Map();
    known.set(statement, byCaller);
  }
  const before = byCaller.get('') ?? byCaller.get(identity);
  if (before) return before;
  const fresh = compileStatement(statement, policy, knownKey);
  if (byCaller.size >= MAX_CALLERS) byCaller.clear();
  byCaller.set(fresh.dependsOnCaller ? identity : '', fresh);
  return fresh;
}
