import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileArnPattern } from '../src/match/arn-pattern.ts';
import { compileGlob } from '../src/match/glob.ts';
import { foldCase, wildcardCells } from '../src/match/pattern-text.ts';

const LETTER = '\ue001';

/** `*` and `?` by the definition, trying everything. */
function naiveGlob(pattern: string, value: string): boolean {
  if (pattern === '') return value === '';
  const rest = pattern.slice(1);
  if (pattern[0] === '*') {
    for (let at = 0; at <= value.length; at++) if (naiveGlob(rest, value.slice(at))) return true;
    return false;
  }
  if (value === '') return false;
  if (pattern[0] === '?') return value[0] !== LETTER && naiveGlob(rest, value.slice(1));
  return pattern[0] === value[0] && naiveGlob(rest, value.slice(1));
}

/** The comparison part by part by its definition: which characters a wildcard takes depends on the part it is in. */
function naiveArn(pattern: string, value: string, part = 0): boolean {
  if (pattern === '') return value === '';
  const rest = pattern.slice(1);
  const bounded = part < 5;
  if (pattern[0] === '*') {
    const crosses = !bounded || rest === '';
    for (let at = 0; at <= value.length; at++) {
      if (naiveArn(rest, value.slice(at), part)) return true;
      if (value[at] === ':' && !crosses) return false;
    }
    return false;
  }
  if (value === '') return false;
  if (pattern[0] === '?') {
    return value[0] !== LETTER && !(bounded && value[0] === ':') && naiveArn(rest, value.slice(1), part);
  }
  return pattern[0] === value[0] && naiveArn(rest, value.slice(1), pattern[0] === ':' ? part + 1 : part);
}

const over = (alphabet: string, maxLength: number) =>
  fc.array(fc.constantFrom(...alphabet), { maxLength }).map((characters) => characters.join(''));

describe('compileGlob', () => {
  it.each([
    ['abc', 'abc', true],
    ['abc', 'abcd', false],
    ['abc', 'ABC', false],
    ['*', '', true],
    ['*', 'any:thing/at all', true],
    ['a*', 'a', true],
    ['a*', 'ba', false],
    ['*a', 'ba', true],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'a-c-b', false],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['?', '', false],
    ['ab*ba', 'aba', false],
    ['*aab', 'aaab', true],
    [`a${LETTER}`, `a${LETTER}`, true],
    ['a*', `a${LETTER}`, true],
    ['a?', `a${LETTER}`, false],
  ])('%j against %j: %s', (pattern, value, expected) => {
    expect(compileGlob(wildcardCells({ text: pattern }))(value)).toBe(expected);
  });

  it('takes wildcards at literal positions as characters', () => {
    const test = compileGlob(wildcardCells({ text: 'a*?*', literal: new Set([1, 2]) }));
    expect(test('a*?')).toBe(true);
    expect(test('a*?x')).toBe(true);
    expect(test('abc')).toBe(false);
  });

  it('agrees with the definition', () => {
    fc.assert(
      fc.property(over(`ab*?${LETTER}`, 8), over(`ab${LETTER}`, 8), (pattern, value) => {
        expect(compileGlob(wildcardCells({ text: pattern }))(value)).toBe(naiveGlob(pattern, value));
      }),
      { numRuns: 5000 },
    );
  });

  it('answers for a pattern made to backtrack', () => {
    const test = compileGlob(wildcardCells({ text: `${'*a'.repeat(1000)}*b` }));
    expect(test('a'.repeat(20_000))).toBe(false);
    expect(test(`${'a'.repeat(20_000)}b`)).toBe(true);
  });
});

describe('compileArnPattern', () => {
  it.each([
    ['*', 'arn:aws:s3:::bucket/key', true],
    ['*', '*', true],
    ['arn:aws:s3:::bucket/*', 'arn:aws:s3:::bucket/a/b:c', true],
    ['arn:aws:s3:::bucket/*', 'arn:aws:s3:::bucket', false],
    ['arn:aws:s3:::b?cket', 'arn:aws:s3:::bucket', true],
    ['arn:aws:sqs:*:111122223333:q', 'arn:aws:sqs:eu-west-1:111122223333:q', true],
    ['arn:aws:sqs:*:q', 'arn:aws:sqs:eu-west-1:111122223333:q', false],
    ['arn:aws:sqs:*', 'arn:aws:sqs:eu-west-1:111122223333:q', true],
    ['arn:aws:s*', 'arn:aws:sqs:eu-west-1:111122223333:q', true],
    ['arn:aws:s3', 'arn:aws:s3:::bucket', false],
    ['arn:*:s3:::bucket', 'arn:aws-cn:s3:::bucket', true],
    ['arn:aws:s3:?::bucket', 'arn:aws:s3:::bucket', false],
    ['arn:aws:cloudformation:*:*:stack/A/*', 'arn:aws:cloudformation:eu-west-1:111122223333:stack/A/1', true],
    ['arn:aws:cloudformation:*:*:stack/A/*', 'arn:aws:cloudformation:x:y:stack/B/stack/A/1', false],
    ['arn:aws:sns:*:*:*:*', 'arn:aws:sns:eu-west-1:111122223333:topic', false],
    ['arn:aws:sns:*:*:*:*', 'arn:aws:sns:eu-west-1:111122223333:topic:uuid', true],
    [`arn:aws:s3:::${LETTER}/*`, `arn:aws:s3:::${LETTER}/key`, true],
    [`arn:aws:s3:::${LETTER}`, 'arn:aws:s3:::bucket', false],
  ])('%j against %j: %s', (pattern, value, expected) => {
    expect(compileArnPattern(wildcardCells({ text: pattern }))(value)).toBe(expected);
  });

  it('agrees with the definition', () => {
    fc.assert(
      fc.property(over(`a:::*?${LETTER}`, 12), over(`a:::${LETTER}`, 12), (pattern, value) => {
        expect(compileArnPattern(wildcardCells({ text: pattern }))(value)).toBe(naiveArn(pattern, value));
      }),
      { numRuns: 20_000 },
    );
  });
});

describe('foldCase', () => {
  it('keeps the length, whatever the letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldCase(text)).toHaveLength(text.length);
      }),
    );
    expect(foldCase('S3:GetObjectİ')).toBe('s3:getobjectİ');
  });
});
