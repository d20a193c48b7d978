import { arnPattern, globPattern, TextSet } from '@leastwise/core';
import fc from 'fast-check';
import { count, type FuzzProperty } from '../fuzz-property.ts';
import { matchesArn, matchesGlob } from '../matching.ts';
import { agree } from './brute-force.ts';

const UNKNOWN = '\ue000';

/** Every word over an alphabet up to a length. */
function words(alphabet: readonly string[], length: number): string[] {
  let layer = [''];
  const all = [''];
  for (let round = 0; round < length; round++) {
    layer = layer.flatMap((word) => alphabet.map((letter) => word + letter));
    all.push(...layer);
  }
  return all;
}

const WORDS = words(['a', 'b', ':', UNKNOWN], 4);

const piece = fc.constantFrom('a', 'b', ':', '*', '?', UNKNOWN);
const globs = fc.array(
  fc.array(piece, { maxLength: 6 }).map((parts) => parts.join('')),
  { maxLength: 3 },
);
/** The set of some globs. */
export const glob = (patterns: readonly string[]): TextSet =>
  TextSet.ofPatterns(patterns.map((text) => globPattern({ text })));

/** Sets of strings against trying every short word. */
export function textSets(): FuzzProperty {
  const counts = {};
  const property = fc.property(globs, globs, (left, right) => {
    const [a, b] = [glob(left), glob(right)];
    const [both, either, only, not] = [a.intersection(b), a.union(b), a.minus(b), a.complement()];
    for (const word of WORDS) {
      const inA = left.some((one) => matchesGlob(one, word));
      const inB = right.some((one) => matchesGlob(one, word));
      const details = { left, right, word };
      agree('a union of globs', a.has(word), inA, details);
      agree('intersection', both.has(word), inA && inB, details);
      agree('union', either.has(word), inA || inB, details);
      agree('difference', only.has(word), inA && !inB, details);
      agree('complement', not.has(word), !inA, details);
      count(counts, 'memberships', 5);
    }
    // What differs between patterns this long shows in short words or in the example.
    const example = only.example();
    const details = { left, right, example };
    agree('emptiness', only.isEmpty, example === undefined, details);
    if (example !== undefined) {
      agree(
        'an example',
        left.some((one) => matchesGlob(one, example)),
        true,
        details,
      );
      agree(
        'an example',
        right.some((one) => matchesGlob(one, example)),
        false,
        details,
      );
    }
    agree('containment', b.covers(a), only.isEmpty, details);
    agree('meeting', a.intersects(b), !both.isEmpty, details);
    agree('identity', either.equals(glob([...right, ...left])), true, details);
    agree('De Morgan', both.equals(not.union(b.complement()).complement()), true, details);
    return true;
  });
  return { name: 'sets of strings', property, counts, runsInTests: 150, share: 0.1 };
}

/** Patterns that are compared part by part. */
export function arnPatterns(): FuzzProperty {
  const counts = {};
  const pattern = fc
    .array(fc.constantFrom('a', ':', ':', '*', '?'), { maxLength: 10 })
    .map((all) => all.join(''));
  const word = fc.array(fc.constantFrom('a', 'b', ':', ':'), { maxLength: 10 }).map((all) => all.join(''));
  const samples = fc.array(word, { minLength: 20, maxLength: 20 });
  const property = fc.property(pattern, samples, (one, sampled) => {
    const set = TextSet.ofPatterns([arnPattern({ text: one })]);
    for (const text of sampled)
      agree('a pattern by parts', set.has(text), matchesArn(one, text), { one, text });
    count(counts, 'memberships', sampled.length);
    return true;
  });
  return { name: 'patterns by parts', property, counts, runsInTests: 1000 };
}
