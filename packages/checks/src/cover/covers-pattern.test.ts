import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coversPattern, coversResource } from './covers-pattern.ts';

test.each([
  ['s3:*', 's3:getobject', true],
  ['s3:get*', 's3:getobject*', true],
  ['s3:get*', 's3:g*', false],
  ['s3:ge?object', 's3:getobject', true],
  ['s3:ge?object', 's3:ge*object', false],
  ['*a*', 'a', true],
  ['a*b*c', 'a*c', false],
  ['a*c', 'a*b*c', true],
  ['**', '*', true],
  ['a?', 'a\ue000', false],
  ['a*', 'a\ue000', true],
  ['a${*}', 'a${aws:username}', false],
])('%j covers %j: %s', (general, specific, covered) => {
  expect(coversPattern(general, specific)).toBe(covered);
});

test.each([
  ['*', 'arn:aws:s3:::a', true],
  ['arn:aws:s3:::*', 'arn:aws:s3:::a/b', true],
  ['arn:aws:s3:*', 'arn:aws:s3:::a/b', true],
  ['arn:*', 'arn:aws:s3:::a', true],
  ['arn:aws:sqs:*:a', 'arn:aws:sqs:eu-west-1:111122223333:a', false],
  ['arn:aws:sqs:*:*:a', 'arn:aws:sqs:eu-west-1:111122223333:a', true],
  ['arn:aws:sqs:*:*:a', 'arn:aws:sqs:eu-west-1:${aws:PrincipalAccount}:a', false],
  ['arn:aws:s3:::\ue000/*', 'arn:aws:s3:::\ue000/a', true],
  ['arn:aws:s3:::\ue000/*', 'arn:aws:s3:::\ue001/a', false],
])('%j covers the resource %j: %s', (general, specific, covered) => {
  expect(coversResource(general, specific)).toBe(covered);
});

test('what is covered is matched', () => {
  const symbols = ['a', 'b', '*', '?'];
  const pattern = fc.array(fc.constantFrom(...symbols), { maxLength: 6 }).map((all) => all.join(''));
  const regex = (text: string) => new RegExp(`^${text.replaceAll('*', '.*').replaceAll('?', '.')}$`);
  fc.assert(
    fc.property(
      pattern,
      pattern,
      fc.array(fc.constantFrom('', 'a', 'b', 'ab', 'bba'), { minLength: 6, maxLength: 6 }),
      (general, specific, fillings) => {
        if (!coversPattern(general, specific)) return;
        let next = 0;
        const example = specific.replace(/[*?]/g, (wildcard) => (wildcard === '?' ? 'b' : fillings[next++]!));
        expect(regex(general).test(example)).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
});
