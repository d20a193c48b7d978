import { type ConditionKey, isCallerControlled } from '@leastwise/core';
import type { Row } from './layout.ts';

/** A row for a condition key: its type, how many values it has, and whether it holds nobody back. */
export function conditionKeyRow(key: ConditionKey): Row {
  const notes = [
    key.type,
    key.multiValued ? 'several values' : '',
    isCallerControlled(key.name) ? 'the caller chooses' : '',
  ];
  return { name: key.name, text: notes.filter((note) => note !== '').join(', ') };
}
