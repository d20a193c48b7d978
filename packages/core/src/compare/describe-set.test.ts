import fc from 'fast-check';
import { expect, test } from 'vitest';
import { globPattern } from '../symbolic/text/pattern.ts';
import { TextSet } from '../symbolic/text/text-set.ts';
import { describeSet } from './describe-set.ts';

const setOf = (pattern: string): TextSet => TextSet.ofPatterns([globPattern({ text: pattern })]);

function unionOf(patterns: readonly string[]): TextSet {
  return patterns.map(setOf).reduce((all, one) => all.union(one), TextSet.none);
}

const cases: readonly (readonly [string, TextSet, readonly string[], ReturnType<typeof describeSet>])[] = [
  ['a pattern', setOf('a/*'), ['*', 'a/*', 'a/x'], { patterns: ['a/*'], except: [] }],
  ['several', unionOf(['a/*', 'b/*']), ['*', 'b/*', 'a/*', 'b/x'], { patterns: ['b/*', 'a/*'], except: [] }],
  [
    'one with exceptions',
    setOf('a*').minus(unionOf(['a/*', 'ab'])),
    ['*', 'a*', 'a/*', 'a/x', 'ab'],
    { patterns: ['a*'], except: ['a/*', 'ab'] },
  ],
  ['what nobody wrote', setOf('a/*'), ['*', 'b/*'], undefined],
  [
    'the narrowest with exceptions',
    setOf('a*').minus(setOf('ab')),
    ['*', 'c*', 'ab', 'a*'],
    { patterns: ['a*'], except: ['ab'] },
  ],
];

test.each(cases)('describes %s', (_, target, written, described) => {
  expect(describeSet(target, written, setOf)).toEqual(described);
});

const patterns = fc.uniqueArray(fc.stringMatching(/^[ab*?]{1,3}$/), { minLength: 1, maxLength: 5 });

test('what it says is the set', () => {
  fc.assert(
    fc.property(patterns, patterns, patterns, (some, others, written) => {
      const target = unionOf(some).minus(unionOf(others));
      const described = describeSet(target, [...some, ...others, ...written], setOf);
      if (!described) return;
      expect(unionOf(described.patterns).minus(unionOf(described.except)).equals(target)).toBe(true);
    }),
  );
});
