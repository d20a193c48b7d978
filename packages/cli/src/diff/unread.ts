import type { NotAnalysed, Source } from '@leastwise/core';
import type { SideFiles } from './sides.ts';

/** Parts that were not analysed. */
export interface Unread {
  /** On both sides in the same words: taken to be the same. */
  readonly same: readonly NotAnalysed[];
  /** New, or new in its words: what it allows is not known. */
  readonly gained: readonly NotAnalysed[];
  /** Only on the old side. */
  readonly lost: readonly NotAnalysed[];
}

/** Compares what could not be analysed on two sides. */
export function compareUnread(before: SideFiles, after: SideFiles): Unread {
  const old = partsOf(before);
  const fresh = partsOf(after);
  return {
    same: [...fresh].flatMap(([key, part]) => (old.has(key) ? part : [])),
    gained: [...fresh].flatMap(([key, part]) => (old.has(key) ? [] : part)),
    lost: [...old].flatMap(([key, part]) => (fresh.has(key) ? [] : part)),
  };
}

function partsOf({ sources, notAnalysed }: SideFiles): Map<string, NotAnalysed> {
  const parts = new Map<string, NotAnalysed>();
  for (const [name, part] of notAnalysed) parts.set(`${name}\n${part.reason}`, part);
  for (const [name, source] of sources) {
    for (const part of source.notAnalysed)
      parts.set(`${name}\n${part.reason}\n${writtenAt(source, part)}`, part);
  }
  return parts;
}

/** The text of the part, so that one that changed is not taken for the same. */
function writtenAt({ text }: Source, { file, range }: NotAnalysed): string {
  const within = text.parts.find((part) => part.file === file) ?? text;
  return range ? within.text.slice(range.start, range.end) : '';
}
