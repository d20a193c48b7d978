import type { ListElement, Statement } from '@leastwise/core';
import { statementMemo } from '../statement-memo.ts';

/** The texts of a list element, folded for comparison, with the patterns among them apart. */
export interface TextList {
  readonly texts: readonly string[];
  readonly all: ReadonlySet<string>;
  /** Those that hold wildcards. */
  readonly patterns: readonly string[];
}

const actionTexts = statementMemo(({ action }) => listOf(action, (text) => text.toLowerCase()));
const resourceTexts = statementMemo(({ resource }) => listOf(resource, (text) => text));

/** The texts of a statement's `Action` (in lower case, since case does not count there) or `Resource`, negated or not. */
export function textList(statement: Statement, kind: 'action' | 'resource'): TextList {
  return kind === 'action' ? actionTexts(statement) : resourceTexts(statement);
}

function listOf(element: ListElement | undefined, fold: (text: string) => string): TextList {
  const texts = element?.values.map(({ value }) => fold(value)) ?? [];
  const all = new Set(texts);
  return { texts, all, patterns: [...all].filter((text) => text.includes('*') || text.includes('?')) };
}
