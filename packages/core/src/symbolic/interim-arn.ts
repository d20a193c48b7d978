import { matchesSlice, type Pattern } from './interim-glob.ts';

/**
 * Whether a resource pattern matches an ARN, part by part: a wildcard in one of the first five colon-separated
 * parts does not match a `:`, the sixth part is a glob over all the rest, and a `*` that ends a shorter pattern
 * covers the parts after it. A lone `*` matches everything.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function matchesArn(pattern: Pattern, arn: string): boolean {
  const { text, literal } = pattern;
  let at = 0;
  let index = 0;
  for (let part = 0; part < 5; part++) {
    const end = text.indexOf(':', at);
    if (end === -1) {
      const endsInStar = text.endsWith('*') && !literal?.has(text.length - 1);
      if (!endsInStar)
        return matchesSlice(pattern, at, text.length, arn.slice(index)) && !arn.includes(':', index);
      return matchesOpenEnd(pattern, at, arn.slice(index));
    }
    const next = arn.indexOf(':', index);
    if (next === -1 || !matchesSlice(pattern, at, end, arn.slice(index, next))) return false;
    at = end + 1;
    index = next + 1;
  }
  return matchesSlice(pattern, at, text.length, arn.slice(index));
}

/** The last part of a short pattern that ends in `*`: what stands before the `*` stays within one part. */
function matchesOpenEnd(pattern: Pattern, start: number, rest: string): boolean {
  const end = pattern.text.length - 1;
  const colon = rest.indexOf(':');
  const longest = colon === -1 ? rest.length : colon;
  for (let length = 0; length <= longest; length++) {
    if (matchesSlice(pattern, start, end, rest.slice(0, length))) return true;
  }
  return false;
}
