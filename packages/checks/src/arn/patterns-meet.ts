/** In a pattern: any characters but `/`, also none. Patterns of policies cannot hold it. */
export const SEGMENT = '\u0001';

/** Beyond so many pairs of positions, which no name of AWS needs, patterns are taken to meet. */
const MOST_PAIRS = 4_000_000;

/**
 * Whether some string matches both of two patterns with `*`, `?` and `SEGMENT`. Opaque letters and policy
 * variables are to be given as `*`, since they may turn out to be anything.
 *
 * What both begin and end with is compared as text; the rest runs over pairs of positions, so its time is
 * bounded by the product of the two lengths.
 */
export function patternsMeet(left: string, right: string): boolean {
  if (left === '*' || right === '*' || left === right) return true;
  let start = 0;
  while (start < left.length && start < right.length) {
    const a = left[start]!;
    const b = right[start]!;
    if (isWildcard(a) || isWildcard(b)) break;
    if (a !== b) return false;
    start++;
  }
  let leftEnd = left.length;
  let rightEnd = right.length;
  while (leftEnd > start && rightEnd > start) {
    const a = left[leftEnd - 1]!;
    const b = right[rightEnd - 1]!;
    if (isWildcard(a) || isWildcard(b)) break;
    if (a !== b) return false;
    leftEnd--;
    rightEnd--;
  }
  return restsMeet(left.slice(start, leftEnd), right.slice(start, rightEnd));
}

function restsMeet(left: string, right: string): boolean {
  if (left === '*' || right === '*') return true;
  if (left.length * right.length > MOST_PAIRS) return true;
  // Row i, column j: whether the rests left[i..] and right[j..] meet. Filled from the ends.
  let below: boolean[] = [];
  for (let i = left.length; i >= 0; i--) {
    const row: boolean[] = new Array<boolean>(right.length + 1).fill(false);
    for (let j = right.length; j >= 0; j--) {
      const a = left[i];
      const b = right[j];
      if (a === undefined && b === undefined) row[j] = true;
      else if (isMany(a)) row[j] = below[j]! || (b !== undefined && takes(a!, b) && row[j + 1]!);
      else if (isMany(b)) row[j] = row[j + 1]! || (a !== undefined && takes(b!, a) && below[j]!);
      else
        row[j] = a !== undefined && b !== undefined && (a === b || a === '?' || b === '?') && below[j + 1]!;
    }
    below = row;
  }
  return below[0]!;
}

function isMany(symbol: string | undefined): boolean {
  return symbol === '*' || symbol === SEGMENT;
}

function isWildcard(symbol: string): boolean {
  return symbol === '*' || symbol === '?' || symbol === SEGMENT;
}

function takes(many: string, symbol: string): boolean {
  return many === '*' || symbol !== '/';
}
