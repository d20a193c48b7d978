import type { CatalogActions, Range, Statement } from '@leastwise/core';
import type { CheckContext } from '../../check.ts';

/** The text of a statement's `Action` that covers an action; the whole of `NotAction`. */
export function grantingText(statement: Statement, action: string, context: CheckContext): Range {
  const element = statement.action;
  if (!element) return statement.range;
  if (element.negated) return element.range;
  return (
    element.values.find(({ value }) => covers(context.engine.actions([value]), action))?.range ??
    element.range
  );
}

function covers(actions: CatalogActions, action: string): boolean {
  return actions.has(action);
}

/** The text of `Resource` that leaves resources of any name: a single value, or the whole element. */
export function resourceText(statement: Statement): Range {
  const element = statement.resource;
  if (!element) return statement.range;
  return element.negated || element.values.length !== 1 ? element.range : element.values[0]!.range;
}
