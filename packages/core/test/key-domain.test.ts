import { describe, expect, test } from 'vitest';
import { TextSet } from '../src/symbolic/text/text-set.ts';
import { KeyDomain } from '../src/symbolic/value/key-domain.ts';
import { SingleSet } from '../src/symbolic/value/single-set.ts';

const only = (...values: string[]) => {
  const text = TextSet.of(...values);
  return SingleSet.of({ text });
};
const several = (every: SingleSet, some: SingleSet[] = []) =>
  new KeyDomain(false, SingleSet.none, { every, some });

describe('lists of values', () => {
  test.each([
    ['of any two values', several(SingleSet.all), ['x', 'a']],
    ['of two that must be there', several(SingleSet.all, [only('a'), only('b')]), ['a', 'b']],
    ['of one that must be there and another', several(only('a', 'b'), [only('b')]), ['b', 'a']],
    ['of one value only are that value', several(only('a')), undefined],
    ['of one value that two constraints want', several(only('a'), [only('a'), only('a')]), undefined],
  ])('%s', (_, domain, example) => {
    expect(domain.isEmpty).toBe(example === undefined);
    expect(domain.example()).toEqual(example);
  });
});
