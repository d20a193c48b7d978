import type { Statement, Text } from '@leastwise/core';
import { CoveringIndex } from './covering-index.ts';
import { coversPattern, coversResource } from './covers-pattern.ts';
import { textList } from './text-list.ts';

/** Items of a list that another item covers. */
export interface Redundancy {
  readonly coveredBy: Text;
  readonly items: readonly Text[];
}

/** How many patterns one item is compared with: more that begin alike are in no list that AWS would store. */
const MOST_CANDIDATES = 50;

type Covers = (general: string, specific: string) => boolean;

/**
 * Items that say nothing beside another item of the same list, grouped by that item. An index keeps the time
 * near linear in the length of the list.
 */
export function redundantItems(statement: Statement, kind: 'action' | 'resource'): readonly Redundancy[] {
  const values = statement[kind]?.values ?? [];
  const { texts, all, patterns } = textList(statement, kind);
  if (values.length < 2 || (all.size === values.length && patterns.length === 0)) return [];
  const covers = kind === 'action' ? coversPattern : coversResource;
  const index = new CoveringIndex<number>();
  const first = new Map<string, number>();
  texts.forEach((text, at) => {
    if (!first.has(text)) first.set(text, at);
  });
  for (const pattern of patterns) index.add(pattern, first.get(pattern)!);
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
  covers: Covers,
): number | undefined {
  let best: number | undefined;
  let compared = 0;
  for (const other of index.candidates(text)) {
    if (++compared > MOST_CANDIDATES) break;
    const general = texts[other]!;
    if (other === at || !covers(general, text) || (other > at && covers(text, general))) continue;
    if (best === undefined || covers(general, texts[best]!)) best = other;
  }
  return best;
}
