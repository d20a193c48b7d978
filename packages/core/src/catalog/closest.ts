/** Texts longer than this are not what somebody mistyped. */
const LONGEST = 100;

/**
 * The candidate that a text was most likely meant to be: the one that differs least, where it differs little.
 * Case does not count; two letters swapped count as one slip. Of candidates equally far, one that begins or
 * ends as the text does comes first, then the first given.
 * @returns undefined when nothing is near: more than one slip in three letters is another word
 */
export function closest(text: string, candidates: Iterable<string>): string | undefined {
  const wanted = text.toLowerCase();
  if (wanted.length === 0 || wanted.length > LONGEST) return undefined;
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const folded = candidate.toLowerCase();
    const most = Math.min(least, allowedSlips(wanted, folded) + 0.5);
    const slips = distance(wanted, folded, Math.floor(most));
    if (slips === undefined) continue;
    const score = slips - 0.4 * sharedEnds(wanted, folded);
    if (score < least && slips <= allowedSlips(wanted, folded)) {
      least = score;
      best = candidate;
    }
  }
  return best;
}

/** Whether one text may be a slip for another. */
export function isNear(text: string, other: string): boolean {
  return distance(text, other, allowedSlips(text, other)) !== undefined;
}

function allowedSlips(text: string, candidate: string): number {
  const shorter = Math.min(text.length, candidate.length);
  return shorter <= 2 ? 1 : Math.max(1, Math.floor(shorter / 3));
}

/** How much of the longer text is a beginning and an ending that both share; 0 to 1. */
function sharedEnds(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return (start + end) / Math.max(a.length, b.length);
}

/**
 * Insertions, deletions, replacements and swaps of neighbours that lead from one text to the other, no letter
 * being edited twice (the optimal string alignment distance).
 * @param most beyond which the answer does not matter
 * @returns undefined when it is more than that
 */
export function distance(from: string, to: string, most = Number.POSITIVE_INFINITY): number | undefined {
  if (Math.abs(from.length - to.length) > most) return undefined;
  let before: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let slips = Math.min(
        previous[column - 1]! + (same ? 0 : 1),
        previous[column]! + 1,
        current[column - 1]! + 1,
      );
      if (row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]) {
        slips = Math.min(slips, before[column - 2]! + 1);
      }
      current.push(slips);
      least = Math.min(least, slips);
    }
    if (least > most) return undefined;
    before = previous;
    previous = current;
  }
  const slips = previous[to.length]!;
  return slips <= most ? slips : undefined;
}
