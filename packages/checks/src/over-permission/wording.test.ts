import { expect, it } from 'vitest';
import { someOf } from './wording.ts';

it.each([
  [['a'], '`a`'],
  [['a', 'b'], '`a` and `b`'],
  [['a', 'b', 'c', 'd'], '`a`, `b`, `c` and `d`'],
  [['a', 'b', 'c', 'd', 'e'], '`a`, `b`, `c` and 2 more'],
])('tells some names and how many more there are: %j', (names, words) => {
  expect(someOf(names)).toBe(words);
});
