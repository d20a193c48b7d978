import type { Catalog } from '../catalog/model.ts';
import type { Condition, Statement } from '../policy/policy.ts';
import type { PolicyInContext } from '../policy/source.ts';
import { ActionSet } from './action-set.ts';
import type { CompiledStatement } from './compile-statement.ts';
import type { ConditionAtom } from './condition-atom.ts';
import { onCallers } from './principals/on-callers.ts';
import type { StatementRegion } from './region.ts';
import { TextSet } from './text/text-set.ts';
import type { OpenVariable } from './variables.ts';

/** The requests of a statement, in which letters may stand for policy variables. */
export interface OpenRegion extends StatementRegion {
  /** Policy variables of the statement, by the letter that stands for each. */
  readonly open: readonly OpenVariable[];
}

/** The requests of a statement, or a part of them, with where they come from. */
export interface StatementPart extends OpenRegion {
  readonly statement: Statement;
  readonly policy: PolicyInContext;
  /** Its conditions, each with what it asks of its key. */
  readonly conditions: readonly (readonly [condition: Condition, atom: ConditionAtom])[];
}

/** Who calls, where statements are taken apart by callers. */
export interface AmongCallers {
  /** Whoever can call. */
  readonly callers: TextSet;
  /** Whether a request itself says what a key holds, so that it does not follow from who calls. */
  readonly isGiven?: (key: string) => boolean;
}

/**
 * The requests of a statement. Where callers are looked at, conditions on keys that follow from who calls are sets of
 * callers, for which it may take several parts; otherwise there is one.
 * @param principals of whom the statement speaks
 */
export function statementParts(
  catalog: Catalog,
  compiled: CompiledStatement,
  principals: TextSet,
  among: AmongCallers | undefined,
): readonly StatementPart[] {
  const { statement, policy, atoms, open } = compiled;
  const whole = {
    statement,
    policy,
    actions: ActionSet.ofElement(catalog, statement.action),
    principals,
    resources: compiled.resources(),
    atoms,
    open,
    conditions: statement.conditions.map((condition, at) => [condition, atoms[at]!] as const),
  };
  if (!among) return [whole];
  return onCallers(principals.intersection(among.callers), atoms, among.isGiven).map((part) => ({
    ...whole,
    ...part,
  }));
}

/** The requests of a statement that covers everything, by whomever of some callers. */
export function everythingBy(principals: TextSet): OpenRegion {
  return { actions: ActionSet.all, principals, resources: TextSet.all, atoms: [], open: [] };
}
