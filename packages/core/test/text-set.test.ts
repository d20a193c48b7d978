import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arnPattern, globPattern } from '../src/symbolic/text/pattern.ts';
import { TextSet } from '../src/symbolic/text/text-set.ts';

const ALPHABET = ['a', 'b', ':', '\ue000'];
const WORDS = words(5);
const pattern = fc
  .array(fc.constantFrom('a', 'b', ':', '*', '?', '\ue000'), { maxLength: 6 })
  .map((parts) => parts.join(''));

function words(length: number): string[] {
  let layer = [''];
  const all = [''];
  for (let round = 0; round < length; round++) {
    layer = layer.flatMap((word) => ALPHABET.map((letter) => word + letter));
    all.push(...layer);
  }
  return all;
}

/** Matching written straight from the rule, by trying every split. */
function matches(glob: string, word: string): boolean {
  if (glob === '') return word === '';
  const rest = glob.slice(1);
  if (glob[0] === '*') return matches(rest, word) || (word !== '' && matches(glob, word.slice(1)));
  if (word === '') return false;
  if (glob[0] === '?') return word[0] !== '\ue000' && matches(rest, word.slice(1));
  return glob[0] === word[0] && matches(rest, word.slice(1));
}

function matchesArn(glob: string, word: string): boolean {
  if (glob === '*') return true;
  const parts = glob.split(':');
  const found = word.split(':');
  if (parts.length < 6 && glob.endsWith('*')) {
    if (found.length < parts.length) return false;
    const last = parts.length - 1;
    const rest = found.slice(last).join(':');
    // The final `*` takes the rest, colons and all; what stands before it in its part does not cross one.
    const starts = Array.from({ length: found[last]!.length + 1 }, (_, length) => rest.slice(0, length));
    return (
      parts.slice(0, last).every((part, at) => matches(part, found[at]!)) &&
      starts.some((start) => matches(parts[last]!.slice(0, -1), start))
    );
  }
  if (parts.length < 6)
    return parts.length === found.length && parts.every((part, at) => matches(part, found[at]!));
  if (found.length < 6) return false;
  return (
    parts.slice(0, 5).every((part, at) => matches(part, found[at]!)) &&
    matches(parts.slice(5).join(':'), found.slice(5).join(':'))
  );
}

const glob = (...patterns: string[]) => TextSet.ofPatterns(patterns.map((text) => globPattern({ text })));

describe('sets of strings against brute force over a small alphabet', () => {
  test('a union of globs holds what some glob matches', () => {
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 4 }), (patterns) => {
        const set = glob(...patterns);
        for (const word of WORDS) expect(set.has(word)).toBe(patterns.some((one) => matches(one, word)));
      }),
      { numRuns: 200 },
    );
  });

  test('a resource pattern is compared part by part', () => {
    const arn = fc
      .array(fc.constantFrom('a', ':', ':', '*', '?'), { maxLength: 10 })
      .map((parts) => parts.join(''));
    const words = fc
      .array(fc.constantFrom('a', 'b', ':', ':'), { maxLength: 10 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(arn, fc.array(words, { minLength: 20, maxLength: 20 }), (one, samples) => {
        const set = TextSet.ofPatterns([arnPattern({ text: one })]);
        for (const word of samples)
          expect([one, word, set.has(word)]).toEqual([one, word, matchesArn(one, word)]);
      }),
      { numRuns: 1000 },
    );
  });

  test('union, intersection, difference, complement, containment, emptiness and example', () => {
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 3 }), fc.array(pattern, { maxLength: 3 }), (left, right) => {
        const a = glob(...left);
        const b = glob(...right);
        const both = a.intersection(b);
        const either = a.union(b);
        const only = a.minus(b);
        const not = a.complement();
        for (const word of WORDS) {
          const inA = a.has(word);
          const inB = b.has(word);
          expect(both.has(word)).toBe(inA && inB);
          expect(either.has(word)).toBe(inA || inB);
          expect(only.has(word)).toBe(inA && !inB);
          expect(not.has(word)).toBe(!inA);
        }
        // Differences between patterns of length 6 show in short words or in the example.
        const example = only.example();
        expect(only.isEmpty).toBe(example === undefined);
        if (example !== undefined) {
          expect(left.some((one) => matches(one, example))).toBe(true);
          expect(right.some((one) => matches(one, example))).toBe(false);
        }
        expect(b.covers(a)).toBe(only.isEmpty);
        expect(a.intersects(b)).toBe(!both.isEmpty);
      }),
      { numRuns: 150 },
    );
  });

  test('equal sets are equal however they were made', () => {
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 3 }), fc.array(pattern, { maxLength: 3 }), (left, right) => {
        const a = glob(...left);
        const b = glob(...right);
        expect(a.union(b).equals(glob(...right, ...left))).toBe(true);
        expect(a.complement().complement().equals(a)).toBe(true);
        expect(a.intersection(b).equals(a.complement().union(b.complement()).complement())).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('no string and every string', () => {
    expect(TextSet.none.isEmpty).toBe(true);
    expect(TextSet.none.example()).toBeUndefined();
    expect(TextSet.all.isAll).toBe(true);
    expect(glob('*').isAll).toBe(true);
    expect(glob('?*').complement().example()).toBe('');
    expect(TextSet.of('a*').has('ab')).toBe(false);
  });
});
