import { SourceText } from '@leastwise/core';
import { describe, expect, test } from 'vitest';
import { readSource } from '../src/index.ts';

const POLICY = '{"Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}';

/** Inputs for which something quadratic or exponential would not end. */
describe('large and hostile input ends', () => {
  test('a policy of 100,000 statements', () => {
    const statement = '{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}';
    const text = `{"Statement": [${Array.from({ length: 100_000 }, () => statement).join(',')}]}`;
    expect(readSource(new SourceText('p.json', text))?.policies[0]?.policy.statements).toHaveLength(100_000);
  });

  test('a template of 20,000 policies that refer to 20,000 roles', () => {
    const resources: Record<string, unknown> = {};
    for (let index = 0; index < 20_000; index++) {
      resources[`R${index}`] = { Type: 'AWS::IAM::Role', Properties: {} };
      resources[`P${index}`] = {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: { Roles: [{ Ref: `R${index}` }], PolicyDocument: JSON.parse(POLICY) },
      };
    }
    const source = readSource(new SourceText('t.json', JSON.stringify({ Resources: resources })));
    expect(source?.policies).toHaveLength(20_000);
    expect(source?.principals.every(({ policies }) => policies.length === 1)).toBe(true);
  });

  test('10,000 comments', () => {
    const lines = Array.from({ length: 10_000 }, () => `  - Effect: Allow # leastwise: ignore[x] y`);
    const source = readSource(
      new SourceText('p.yaml', `Version: '2012-10-17'\nStatement:\n${lines.join('\n')}\n`),
    );
    expect(source?.suppressions).toHaveLength(10_000);
  });

  test('aliases that double at every level', () => {
    const levels = Array.from(
      { length: 40 },
      (_, index) => `  l${index + 1}: &l${index + 1} [*l${index}, *l${index}]`,
    );
    const text = `Resources:\n  A: {Type: AWS::S3::Bucket}\nMetadata:\n  l0: &l0 x\n${levels.join('\n')}\n`;
    const source = readSource(new SourceText('t.yaml', text));
    expect(source?.problems.map(({ message }) => message).join()).toContain('aliases');
  });

  test('nesting 10,000 deep', () => {
    const text = `{"Statement": {"Effect": ${'['.repeat(10_000)}${']'.repeat(10_000)}}}`;
    const source = readSource(new SourceText('p.json', text));
    expect(source?.problems.map(({ message }) => message)).toEqual(['nested more than 500 levels deep']);
  });

  test('conditions that refer to each other in every way', () => {
    const names = Array.from({ length: 60 }, (_, index) => `C${index}`);
    const conditions = Object.fromEntries(
      names.map((name, index) => [
        name,
        {
          'Fn::Or': names
            .slice(index + 1, index + 9)
            .map((Condition) => ({ Condition }))
            .concat({ 'Fn::Equals': [{ Ref: `P${index}` }, 'x'] } as never),
        },
      ]),
    );
    const statements = names.map((name) => ({
      'Fn::If': [name, JSON.parse(POLICY).Statement[0], { Ref: 'AWS::NoValue' }],
    }));
    const resources = { K: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Statement: statements } } } };
    const source = readSource(
      new SourceText('t.json', JSON.stringify({ Conditions: conditions, Resources: resources })),
    );
    expect(source?.policies).toHaveLength(16);
    expect(source?.notAnalysed.map(({ reason }) => reason).join()).toContain('more than 16 forms');
  });
});
