import type { ListElement, Text } from '@leastwise/core';
import { CoveringIndex } from './covering-index.ts';

/** Items of a list that another item covers. */
export interface Redundancy {
  readonly coveredBy: Text;
  readonly items: readonly Text[];
}

/**
 * Items that say nothing beside another item of the same list, grouped by that item. An index keeps the time
 * near linear in the length of the list.
 * @param fold the text to compare by
 */
export function redundantItems(
  { values }: ListElement,
  covers: (general: string, specific: string) => boolean,
  fold: (text: string) => string,
): readonly Redundancy[] {
  if (values.length < 2) return [];
  const texts = values.map(({ value }) => fold(value));
  const index = new CoveringIndex<number>();
  const first = new Map<string, number>();
  texts.forEach((text, at) => {
    if (first.has(text)) return;
    first.set(text, at);
    if (/[*?]/.test(text)) index.add(text, at);
  });
  const groups = new Map<number, Text[]>();
  texts.forEach((text, at) => {
    const coverer = first.get(text)! < at ? first.get(text)! : widest(text, at, texts, index, covers);
    if (coverer === undefined) return;
    const group = groups.get(coverer);
    if (group) group.push(values[at]!);
    else groups.set(coverer, [values[at]!]);
  });
  return [...groups].map(([coverer, items]) => ({ coveredBy: values[coverer]!, items }));
}

/** An item that covers another and is not itself covered by it, or stands before it where both cover each other. */
function widest(
  text: string,
  at: number,
  texts: readonly string[],
  index: CoveringIndex<number>,
  covers: (general: string, specific: string) => boolean,
): number | undefined {
  let best: number | undefined;
  for (const other of index.candidates(text)) {
    const general = texts[other]!;
    if (other === at || !covers(general, text) || (other > at && covers(text, general))) continue;
    if (best === undefined || covers(general, texts[best]!)) best = other;
  }
  return best;
}
