import fc from 'fast-check';
import { expect, test } from 'vitest';
import { patternsMeet, SEGMENT } from './patterns-meet.ts';

test.each([
  ['arn', 'arn', true],
  ['arn', 'arm', false],
  ['a*', '*b', true],
  ['a*', 'b*', false],
  ['invoices', '*/*', false],
  ['invoices/*', '*/*', true],
  ['a?c', 'a*d', false],
  ['', '*', true],
  ['', '?', false],
  [SEGMENT, 'invoices/*', false],
  [SEGMENT, 'invoices*', true],
  [`table/${SEGMENT}`, 'table/orders/index/*', false],
  [`${SEGMENT}/*`, 'invoices/a/b', true],
])('%j and %j', (left, right, meet) => {
  expect(patternsMeet(left, right)).toBe(meet);
  expect(patternsMeet(right, left)).toBe(meet);
});

test('agrees with looking at every short string', () => {
  const letters = ['a', 'b', '/'];
  const strings = [''];
  for (let at = 0; strings[at]!.length < 5; at++)
    for (const letter of letters) strings.push(strings[at]! + letter);
  const matches = (pattern: string, text: string): boolean =>
    new RegExp(
      `^${pattern.replaceAll('/', '\\/').replaceAll('*', '.*').replaceAll('?', '.').replaceAll(SEGMENT, '[^/]*')}$`,
    ).test(text);
  const pattern = fc
    .array(fc.constantFrom(...letters, '*', '?', SEGMENT), { maxLength: 4 })
    .map((all) => all.join(''));
  fc.assert(
    fc.property(pattern, pattern, (left, right) => {
      const shared = strings.some((text) => matches(left, text) && matches(right, text));
      // Where patterns of at most four symbols meet, they meet in a string of at most eight; five letters miss few.
      if (shared) expect(patternsMeet(left, right)).toBe(true);
      else if ((left + right).replace(/[*\u0001]/g, '').length <= 5)
        expect(patternsMeet(left, right)).toBe(false);
    }),
  );
});
