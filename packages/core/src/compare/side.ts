import type { Catalog } from '../catalog/model.ts';
import { hasOpaque, OpaqueTable } from '../document/opaque.ts';
import { hasPrincipal } from '../policy/kind.ts';
import type { Statement } from '../policy/policy.ts';
import type { PolicyInContext } from '../policy/source.ts';
import { type CompiledStatement, compileStatement } from '../symbolic/compile-statement.ts';
import { allAndUnknownCallers, allCallers } from '../symbolic/principals/caller-kinds.ts';
import { principalSet } from '../symbolic/principals/principal-set.ts';
import { type StatementPart, statementParts } from '../symbolic/statement-parts.ts';
import { TextSet } from '../symbolic/text/text-set.ts';
import type { KnownValue } from '../symbolic/variables.ts';
import { outlineOf } from './outline.ts';

/** A statement of one side of a comparison. */
export interface SideStatement extends StatementPart {
  /** Equal for statements that say the same in the same words, whatever the order. */
  readonly identity: string;
  /** Whether policy variables or values that only deployment knows are in it. */
  readonly hasUnknownText: boolean;
}

/** One side of a comparison: policies that hold together. */
export interface Side {
  readonly policies: readonly PolicyInContext[];
  readonly allows: readonly SideStatement[];
  readonly denies: readonly SideStatement[];
  /** Whoever can call. */
  readonly callers: TextSet;
}

/**
 * Compiles the policies of each side. Unknown values get letters of one table, so that the same text is the
 * same unknown on all.
 * @param wanted the statements to compile: the others have no say
 * @param known what policy variables are, null for those that have no value
 */
export function compileSides(
  catalog: Catalog,
  lists: readonly (readonly PolicyInContext[])[],
  wanted: ReadonlySet<Statement>,
  known: KnownValue,
): Side[] {
  const tables = new Set(lists.flat().map(({ opaque }) => opaque));
  const shared = tables.size === 1 ? [...tables][0]! : new OpaqueTable();
  const callers = callersIn(lists.flat());
  return lists.map((policies) =>
    compileSide(catalog, policies, { wanted, opaque: shared, known, ...(callers && { callers }) }),
  );
}

/** How statements are compiled, the same for all sides. */
interface Setting {
  readonly wanted: ReadonlySet<Statement>;
  readonly opaque: OpaqueTable;
  readonly known: KnownValue;
  readonly callers?: TextSet;
}

/**
 * The callers among whom policies choose, so that conditions on keys that follow from who calls are sets of callers;
 * undefined where no policy names any, since such keys are then as good as others.
 */
function callersIn(policies: readonly PolicyInContext[]): TextSet | undefined {
  const naming = policies.filter(({ kind }) => hasPrincipal(kind));
  if (naming.length === 0) return undefined;
  const entries = naming
    .flatMap(({ policy }) => policy.statements)
    .flatMap(({ principal }) => principal?.entries ?? []);
  return entries.some(({ value }) => hasOpaque(value)) ? allAndUnknownCallers() : allCallers();
}

function compileSide(catalog: Catalog, policies: readonly PolicyInContext[], setting: Setting): Side {
  const statements = policies.flatMap((policy) =>
    policy.policy.statements
      .filter((statement) => setting.wanted.has(statement))
      .flatMap((statement) => compileOne(catalog, statement, policy, setting)),
  );
  return {
    policies,
    allows: statements.filter(({ statement }) => statement.effect === 'Allow'),
    denies: statements.filter(({ statement }) => statement.effect === 'Deny'),
    callers: setting.callers ?? allCallers(),
  };
}

/**
 * Statements that were compiled, which policies with some of the same statements share; those with policy variables are
 * another thing in every world.
 */
type Kept = WeakMap<Statement, readonly SideStatement[]>;
const kept = new WeakMap<Catalog, Map<TextSet | undefined, Kept>>();

/** The parts of a statement. */
function compileOne(
  catalog: Catalog,
  statement: Statement,
  policy: PolicyInContext,
  { opaque, known, callers }: Setting,
): readonly SideStatement[] {
  const byCallers = kept.get(catalog) ?? new Map<TextSet | undefined, Kept>();
  kept.set(catalog, byCallers);
  const statements: Kept = byCallers.get(callers) ?? new WeakMap();
  byCallers.set(callers, statements);
  const before = statements.get(statement);
  if (before) return before;
  const compiled = compileStatement(statement, { ...policy, opaque }, known);
  const parts = sideStatements(catalog, policy, compiled, callers);
  if (!compiled.dependsOnCaller) statements.set(statement, parts);
  return parts;
}

function sideStatements(
  catalog: Catalog,
  policy: PolicyInContext,
  compiled: CompiledStatement,
  callers: TextSet | undefined,
): readonly SideStatement[] {
  const { statement, open } = compiled;
  const principals = hasPrincipal(policy.kind)
    ? principalSet(statement.principal, statement.effect, false)
    : TextSet.all;
  const more = {
    identity: outlineOf(catalog, statement, policy).identity,
    hasUnknownText: open.length > 0 || hasOpaqueText(statement),
  };
  const parts = statementParts(catalog, compiled, principals, callers && { callers });
  return parts.map((part) => ({ ...part, policy, ...more }));
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
