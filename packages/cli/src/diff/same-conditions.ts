import { readDocument, type Source, valueAt } from '@leastwise/core';

/** The sections of a template that decide what its conditions mean. */
const SECTIONS = ['Conditions', 'Parameters', 'Mappings'];

/** Whether the conditions of two templates mean the same; so taken where one of them is not there. */
export function haveSameConditions(before: Source | undefined, after: Source | undefined): boolean {
  if (!before || !after || !(isConditional(before) || isConditional(after))) return true;
  return written(before) === written(after);
}

function isConditional({ policies, principals }: Source): boolean {
  return [...policies, ...principals].some(({ worlds }) => worlds !== undefined);
}

function written({ text }: Source): string {
  const { root } = readDocument(text);
  const isPlace = (key: string): boolean => key === 'range' || key === 'keyRange';
  return JSON.stringify(
    SECTIONS.map((section) => valueAt(root, section) ?? null),
    (key, value) => (isPlace(key) ? undefined : value),
  );
}
