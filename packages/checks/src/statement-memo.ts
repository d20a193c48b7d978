import type { Statement } from '@leastwise/core';

/** One entry for each memo, so that a statement is looked up in one table whatever is remembered of it. */
const remembered = new WeakMap<Statement, unknown[]>();
let slots = 0;

/** A function of a statement that is computed once for each statement, and kept for as long as it lives. */
export function statementMemo<Arguments extends readonly unknown[], T extends object>(
  compute: (statement: Statement, ...more: Arguments) => T,
): (statement: Statement, ...more: Arguments) => T {
  const slot = slots++;
  return (statement, ...more) => {
    let values = remembered.get(statement);
    if (!values) {
      values = [];
      remembered.set(statement, values);
    }
    values[slot] ??= compute(statement, ...more);
    return values[slot] as T;
  };
}
