import { compileGlob, type StringTest } from './glob.ts';
import { ANY, type Cell } from './pattern-text.ts';

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
  const tail = compileGlob(tailCells);
  const headTests = heads.map(compileGlob);
  const endsOpen = tailCells.at(-1) === ANY;
  const takesRest = parts.length > BOUNDED_PARTS;
  if (parts.length === 1 && endsOpen && tailCells.length === 1) return () => true;
  return (value) => {
    let start = 0;
    for (const test of headTests) {
      const end = value.indexOf(':', start);
      if (end === -1 || !test(value.slice(start, end))) return false;
      start = end + 1;
    }
    if (takesRest) return tail(value.slice(start));
    const end = value.indexOf(':', start);
    if (end === -1) return tail(value.slice(start));
    return endsOpen && tail(value.slice(start, end));
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
