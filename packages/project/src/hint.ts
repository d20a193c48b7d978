import { closest } from '@leastwise/core';

/** A hint about something mistyped: what was likely meant, or else another way on. */
export function hintFor(typed: string, candidates: readonly string[], otherwise: string): string {
  const meant = closest(typed, candidates);
  return meant === undefined ? otherwise : `did you mean \`${meant}\`?`;
}
