import { describe, expect, test } from 'vitest';
import { documentOf, template, textAt } from './support.ts';

const JSON_TEXT =
  '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "logs:Put*", "Resource": "*"}]}';

/** A template with a policy written in some way, with the text that its first action marks. */
function read(value: string) {
  const source = template(`
Parameters:
  Name: {Type: String}
Resources:
  Group: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: app}}
  Policy:
    Type: AWS::Logs::ResourcePolicy
    Properties:
      PolicyName: p
      PolicyDocument: ${value}
`);
  const [policy] = source.policies;
  const statement = policy?.policy.statements[0];
  const action = statement?.action?.values[0];
  return { source, policy, marked: action && textAt(source, action.range) };
}

describe('a policy in a string', () => {
  test.each<[name: string, value: string, marked: string]>([
    ['in single quotes', `'${JSON_TEXT}'`, '"logs:Put*"'],
    ['in double quotes', JSON.stringify(JSON_TEXT), '\\"logs:Put*\\"'],
    ['in a block', `|\n        ${JSON_TEXT.replaceAll(', ', ',\n          ')}`, '"logs:Put*"'],
    ['in a folded block', `>-\n        ${JSON_TEXT.replaceAll(', ', ',\n        ')}`, '"logs:Put*"'],
    ['in Sub', `!Sub '${JSON_TEXT}'`, '"logs:Put*"'],
    ['in Sub, long', `{Fn::Sub: ['${JSON_TEXT}', {A: b}]}`, '"logs:Put*"'],
    ['from an object', `{Fn::ToJsonString: ${JSON_TEXT}}`, '"logs:Put*"'],
  ])('%s', (_, value, marked) => {
    const found = read(value);
    expect(found.policy && documentOf(found.policy)).toEqual(JSON.parse(JSON_TEXT));
    expect(found.marked).toBe(marked);
  });

  test('with functions inside', () => {
    const { policy } = read(`!Sub '${JSON_TEXT.replace('"*"', '"${Group.Arn}"')}'`);
    expect(policy && documentOf(policy)).toMatchObject({
      Statement: [{ Resource: 'arn:aws:logs:${AWS::Region}:${AWS::AccountId}:log-group:app:*' }],
    });
  });

  test('put together lies where it is put together', () => {
    const [head, tail] = JSON_TEXT.split('"*"');
    const { policy, marked } = read(`!Join ["", ['${head}"', !GetAtt Group.Arn, '"${tail}']]`);
    expect(policy && documentOf(policy)).toMatchObject({
      Statement: [{ Resource: 'arn:aws:logs:${AWS::Region}:${AWS::AccountId}:log-group:app:*' }],
    });
    expect(marked).toContain('["", [');
  });

  test('with a line break and an unknown in one string keeps the unknown', () => {
    const { policy } = read(String.raw`!Join ["", ['{"Statement": {"Sid": "a\n', !Ref Name, '"}}']]`);
    expect(policy && documentOf(policy)).toEqual({ Statement: { Sid: 'a\n${Name}' } });
  });

  test('that is not known is not read, and named', () => {
    const { source, policy } = read('!Ref Name');
    expect(policy?.policy.statements).toEqual([]);
    expect(source.notAnalysed.map(({ reason }) => reason)).toEqual([
      'log resource policy `p` of Policy: only deployment knows this policy',
    ]);
  });

  test('that is broken is a problem at its place', () => {
    const { source } = read(`'${JSON_TEXT.replace('"Allow",', '"Allow"')}'`);
    const [problem] = source.problems;
    expect(problem?.message).toBe('not valid JSON: a `,` is missing here (found `"Action"`)');
    expect(problem && textAt(source, problem.range)).toBe('"Action"');
  });

  test('that is no JSON is a problem', () => {
    const { source } = read('hello');
    expect(source.problems.map(({ message }) => message)).toEqual([
      'a policy written as a string must be JSON, not other text',
    ]);
  });
});
