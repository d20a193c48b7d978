import { expect, test } from 'vitest';
import { policyOf } from '../../../fuzz/policy-of.ts';
import { variableValues } from '../src/compare/variable-values.ts';

function valuesOf(...resources: string[]) {
  const policy = policyOf([{ Effect: 'Allow', Action: 's3:GetObject', Resource: resources }]);
  return variableValues([policy], new Set(policy.policy.statements)).map(({ value }) => value);
}

test('values make a text of the policies another of their texts', () => {
  expect(valuesOf('arn:aws:s3:::a/${aws:username}', 'arn:aws:s3:::a/x', 'arn:aws:s3:::b/y')).toEqual(['x']);
  expect(valuesOf('arn:aws:s3:::a/${aws:username}*', 'arn:aws:s3:::a/xy')).toEqual(['x']);
});

test('a condition on the key lists values of the variable', () => {
  const policy = policyOf([
    {
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::a/${aws:PrincipalTag/team}',
      Condition: { StringEquals: { 'aws:principaltag/team': ['red', 'r*'] } },
    },
  ]);
  expect(variableValues([policy], new Set(policy.policy.statements))).toEqual([
    { key: 'aws:principaltag/team', value: 'red' },
  ]);
});

test('many wildcards before a variable are not tried on long texts', () => {
  const many = `arn:aws:s3:::${'*a'.repeat(12)}/\${aws:username}`;
  expect(valuesOf(many, `arn:aws:s3:::${'a'.repeat(2000)}`)).toEqual([]);
});
