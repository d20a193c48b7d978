import { compileGlob, compileGlobWithin, type StringTest } from './glob.ts';
import { ANY, type Cell, onlyText } from './pattern-text.ts';

const COLON = ':'.charCodeAt(0);

/** Parts of an ARN that wildcards do not cross; the sixth part takes whatever follows. */
const BOUNDED_PARTS = 5;

/**
 * A test for a pattern that is compared part by part, as `Resource` and the `Arn...` operators are: a
 * wildcard in one of the first five colon-separated parts matches no `:`; in the sixth it matches anything;
 * a `*` that ends a pattern of fewer parts also covers the parts after it.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export function compileArnPattern(cells: readonly Cell[]): StringTest {
  const parts = partsOf(cells);
  const heads = parts.slice(0, -1);
  const tailCells = parts.at(-1)!;
  // Colons of heads without wildcards can only meet the same colons of the value.
  if (parts.length > BOUNDED_PARTS && heads.every((part) => part.every((cell) => cell >= 0))) {
    return compileGlob(cells);
  }
  const endsOpen = tailCells.at(-1) === ANY;
  const takesRest = parts.length > BOUNDED_PARTS;
  if (parts.length === 1 && endsOpen && tailCells.length === 1) return () => true;
  const tail = compileGlobWithin(tailCells);
  // Parts without wildcards at the beginning are compared at once.
  const firstWild = heads.findIndex((part) => part.some((cell) => cell < 0));
  const literal = firstWild === -1 ? heads : heads.slice(0, firstWild);
  const beginning = literal.map((part) => `${onlyText(part)}:`).join('');
  const tests = heads.slice(literal.length).map(compileGlobWithin);
  return (value) => {
    if (!value.startsWith(beginning)) return false;
    let start = beginning.length;
    for (const test of tests) {
      const end = value.indexOf(':', start);
      if (end === -1 || !test(value, start, end)) return false;
      start = end + 1;
    }
    if (takesRest) return tail(value, start, value.length);
    const end = value.indexOf(':', start);
    if (end === -1) return tail(value, start, value.length);
    return endsOpen && tail(value, start, end);
  };
}

/** The cells of each part; at most six, the sixth with all that follows. */
function partsOf(cells: readonly Cell[]): Cell[][] {
  const parts: Cell[][] = [[]];
  for (const cell of cells) {
    if (cell === COLON && parts.length <= BOUNDED_PARTS) parts.push([]);
    else parts.at(-1)!.push(cell);
  }
  return parts;
}
