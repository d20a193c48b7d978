import type { Catalog } from '../catalog/model.ts';
import { hasOpaque, OpaqueTable } from '../document/opaque.ts';
import { hasPrincipal } from '../policy/kind.ts';
import type { Statement } from '../policy/policy.ts';
import type { PolicyInContext } from '../policy/source.ts';
import { ActionSet } from '../symbolic/action-set.ts';
import { type CompiledStatement, compileStatement } from '../symbolic/compile-statement.ts';
import { principalSet } from '../symbolic/principal-set.ts';
import type { StatementRegion } from '../symbolic/region.ts';
import { TextSet } from '../symbolic/text/text-set.ts';
import type { KnownValue, OpenVariable } from '../symbolic/variables.ts';
import { identityOf } from './statement-identity.ts';

/** A statement of one side of a comparison. */
export interface SideStatement extends StatementRegion {
  readonly statement: Statement;
  readonly policy: PolicyInContext;
  /** Equal for statements that say the same in the same words, whatever the order. */
  readonly identity: string;
  /** Policy variables of the statement, by the letter that stands for each. */
  readonly open: readonly OpenVariable[];
  /** Whether policy variables or values that only deployment knows are in it. */
  readonly hasUnknownText: boolean;
}

/** One side of a comparison: policies that hold together. */
export interface Side {
  readonly policies: readonly PolicyInContext[];
  readonly allows: readonly SideStatement[];
  readonly denies: readonly SideStatement[];
  /** Why something about this side is not known. */
  readonly unread?: string;
}

/**
 * Compiles the policies of each side. Unknown values get letters of one table, so that the same text is the
 * same unknown on all.
 * @param known what policy variables are, null for those that have no value
 */
export function compileSides(
  catalog: Catalog,
  lists: readonly (readonly PolicyInContext[])[],
  known: KnownValue,
): Side[] {
  const tables = new Set(lists.flat().map(({ opaque }) => opaque));
  const shared = tables.size === 1 ? [...tables][0]! : new OpaqueTable();
  return lists.map((policies) => compileSide(catalog, policies, shared, known));
}

function compileSide(
  catalog: Catalog,
  policies: readonly PolicyInContext[],
  shared: OpaqueTable,
  known: KnownValue,
): Side {
  const statements = policies.flatMap((policy) =>
    policy.policy.statements.flatMap(
      (statement) => compileOne(catalog, statement, { ...policy, opaque: shared }, policy, known) ?? [],
    ),
  );
  const unread = policies.flatMap(({ policy }) => policy.unread)[0]?.reason;
  return {
    policies,
    allows: statements.filter(({ statement }) => statement.effect === 'Allow'),
    denies: statements.filter(({ statement }) => statement.effect === 'Deny'),
    ...(unread !== undefined && { unread }),
  };
}

/** Statements that were compiled; those with policy variables are another thing in every world. */
const kept = new WeakMap<Catalog, WeakMap<PolicyInContext, Map<Statement, SideStatement>>>();

function compileOne(
  catalog: Catalog,
  statement: Statement,
  shared: PolicyInContext,
  policy: PolicyInContext,
  known: KnownValue,
): SideStatement | undefined {
  const policies = kept.get(catalog) ?? new WeakMap<PolicyInContext, Map<Statement, SideStatement>>();
  kept.set(catalog, policies);
  const one = policies.get(policy)?.get(statement);
  if (one) return one;
  const compiled = compileStatement(statement, shared, known);
  if (!compiled) return undefined;
  const side = sideStatement(catalog, statement, policy, compiled);
  if (!compiled.dependsOnCaller) {
    const statements = policies.get(policy) ?? new Map<Statement, SideStatement>();
    policies.set(policy, statements.set(statement, side));
  }
  return side;
}

function sideStatement(
  catalog: Catalog,
  statement: Statement,
  policy: PolicyInContext,
  compiled: CompiledStatement,
): SideStatement {
  const principals = hasPrincipal(policy.kind) ? principalsOf(statement) : TextSet.all;
  return {
    statement,
    policy,
    actions: ActionSet.ofElement(catalog, statement.action),
    principals,
    resources: compiled.resources(),
    atoms: compiled.atoms,
    open: compiled.open,
    identity: identityOf(statement, policy.policy.version?.value),
    hasUnknownText: compiled.open.length > 0 || hasOpaqueText(statement),
  };
}

function principalsOf({ principal }: Statement): TextSet {
  return principal ? principalSet(principal) : TextSet.none;
}

function hasOpaqueText({ resource, principal, conditions, action }: Statement): boolean {
  const lists = [
    resource?.values,
    principal?.entries,
    action?.values,
    ...conditions.map(({ values }) => values),
  ];
  return lists.some((list) => list?.some(({ value }) => hasOpaque(value)));
}
