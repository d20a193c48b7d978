import type { ListElement, PrincipalElement, Statement } from '@leastwise/core';

/** What a statement says, as a text that is the same for statements that say the same in another order. */
export function signatureOf(statement: Statement): string {
  return JSON.stringify([
    statement.effect,
    principalSignature(statement.principal),
    listSignature(statement.action, (text) => text.toLowerCase()),
    listSignature(statement.resource, (text) => text),
    conditionSignatures(statement).toSorted(),
  ]);
}

/** Each condition of a statement, as a text that is the same for conditions that say the same. */
export function conditionSignatures({ conditions }: Statement): readonly string[] {
  return conditions.map(({ operator, key, values }) =>
    JSON.stringify([
      operator.value.toLowerCase(),
      key.value.toLowerCase(),
      values.map(({ value }) => value).toSorted(),
    ]),
  );
}

/** Whom a statement is about, as a text. */
export function principalSignature(principal: PrincipalElement | undefined): string {
  if (!principal) return '';
  const entries = principal.entries.map(({ type, value }) => `${type}:${value}`);
  return JSON.stringify([principal.negated, [...new Set(entries)].toSorted()]);
}

function listSignature(list: ListElement | undefined, fold: (text: string) => string): unknown {
  if (!list) return null;
  return [list.negated, [...new Set(list.values.map(({ value }) => fold(value)))].toSorted()];
}
