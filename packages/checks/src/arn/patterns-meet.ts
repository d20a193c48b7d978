/** In a pattern: any characters but `/`, also none. Patterns of policies cannot hold it. */
export const SEGMENT = '\u0001';

/**
 * Whether some string matches both of two patterns with `*`, `?` and `SEGMENT`. Opaque letters and policy
 * variables are to be given as `*`, since they may turn out to be anything.
 *
 * Runs over pairs of positions, so its time is bounded by the product of the two lengths.
 */
export function patternsMeet(left: string, right: string): boolean {
  if (left === '*' || right === '*' || left === right) return true;
  const first = left.search(HAS_WILDCARD);
  const second = right.search(HAS_WILDCARD);
  if (first === -1 && second === -1) return left === right;
  // Most pairs differ before the first wildcard of either.
  const shared = Math.min(first === -1 ? left.length : first, second === -1 ? right.length : second);
  if (left.slice(0, shared) !== right.slice(0, shared)) return false;
  // No name of AWS is so long that this would matter.
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

/** Beyond so many pairs of positions, patterns are taken to meet. */
const MOST_PAIRS = 4_000_000;

const HAS_WILDCARD = /[*?\u0001]/;

function isMany(symbol: string | undefined): boolean {
  return symbol === '*' || symbol === SEGMENT;
}

function takes(many: string, symbol: string): boolean {
  return many === '*' || symbol !== '/';
}
