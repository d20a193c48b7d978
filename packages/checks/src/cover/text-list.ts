import type { ListElement } from '@leastwise/core';

/** The texts of a list element, folded for comparison, with the patterns among them apart. */
export interface TextList {
  readonly texts: readonly string[];
  readonly all: ReadonlySet<string>;
  /** Those that hold wildcards. */
  readonly patterns: readonly string[];
}

const lists = new WeakMap<ListElement, TextList>();

/** The folded texts of an element; kept for as long as the element lives. Actions are folded in case. */
export function textList(element: ListElement, kind: 'action' | 'resource'): TextList {
  let list = lists.get(element);
  if (!list) {
    const texts = element.values.map(({ value }) => (kind === 'action' ? value.toLowerCase() : value));
    const all = new Set(texts);
    list = { texts, all, patterns: [...all].filter(hasWildcard) };
    lists.set(element, list);
  }
  return list;
}

function hasWildcard(text: string): boolean {
  return text.includes('*') || text.includes('?');
}
