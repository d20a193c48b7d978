import { SourceText, type Suppression } from '@leastwise/core';
import { describe, expect, test } from 'vitest';
import { readSource } from '../src/index.ts';
import { template, textAt } from './support.ts';

function read(text: string, file = 'template.yaml') {
  const source = readSource(new SourceText(file, text));
  if (!source) throw new Error('nothing read');
  return source.suppressions.map((suppression) => ({
    ...plain(suppression),
    covers: textAt(source, suppression.covers),
  }));
}

function plain({ range: _, covers: __, ...rest }: Suppression) {
  return rest;
}

const ROLE = `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      Policies:
        - PolicyName: p
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Action: s3:*
                Resource: '*'
`;

describe('comments in YAML', () => {
  test.each<[name: string, line: string, text: string, expected: object]>([
    [
      'on the line of a value',
      'Action: s3:*',
      'Action: s3:*  # leastwise: ignore[whole-service] wanted here',
      { checks: ['whole-service'], reason: 'wanted here', tool: 'leastwise', covers: 'Action: s3:*' },
    ],
    [
      'on the line above',
      "Resource: '*'",
      "# leastwise: ignore[a, b]: until moved (expires 2027-01-31)\n                Resource: '*'",
      {
        checks: ['a', 'b'],
        reason: 'until moved',
        expires: '2027-01-31',
        tool: 'leastwise',
        covers: "Resource: '*'",
      },
    ],
    [
      'on the first line of a statement',
      'Effect: Allow',
      'Effect: Allow # leastwise: ignore[*]',
      {
        checks: ['*'],
        tool: 'leastwise',
        covers: expect.stringMatching(/^Effect: Allow.*\n.*\n +Resource: '\*'\s*$/),
      },
    ],
    [
      'above a resource',
      '  Role:',
      '  # leastwise: ignore[x] all of it\n\n  # another comment\n  Role:',
      {
        checks: ['x'],
        reason: 'all of it',
        tool: 'leastwise',
        covers: expect.stringMatching(/^Role:\n(.*\n)+ +Resource/),
      },
    ],
    [
      'for the file',
      '  Role:',
      '  # leastwise: ignore-file[x] generated\n  Role:',
      { checks: ['x'], reason: 'generated', tool: 'leastwise', covers: expect.stringMatching(/^Resources:/) },
    ],
  ])('%s', (_, line, text, expected) => {
    expect(read(ROLE.replace(line, text))).toEqual([expected]);
  });

  test('on the first of several statements covers only that one', () => {
    const text = ROLE.replace('Effect: Allow', 'Effect: Allow # leastwise: ignore[x]');
    const [suppression] = read(`${text}              - Effect: Deny\n                Action: s3:Put*\n`);
    expect(suppression?.covers).not.toContain('Deny');
  });

  test('the first value of the file is not taken for the whole file', () => {
    const [suppression] = read(
      ROLE.replace('Resources:', "AWSTemplateFormatVersion: '2010-09-09' # leastwise: ignore[x]\nResources:"),
    );
    expect(suppression?.covers).toBe("AWSTemplateFormatVersion: '2010-09-09'");
  });

  test.each([
    ['inside a string', "Action: 's3:* # leastwise: ignore[x]'"],
    ['without a space before it', 'Action: s3:*# leastwise: ignore[x]'],
    ['without brackets', 'Action: s3:* # leastwise: ignore x'],
  ])('%s is none', (_, text) => {
    expect(read(ROLE.replace('Action: s3:*', text))).toEqual([]);
  });
});

test('comments in JSON that has them', () => {
  const text = `{
  "Statement": [{
    "Effect": "Allow",
    // leastwise: ignore[whole-service] wanted
    "Action": "s3:*", /* leastwise: ignore[other] */
    "Resource": "*"
  }]
}`;
  expect(read(text, 'policy.jsonc')).toEqual([
    { checks: ['whole-service'], reason: 'wanted', tool: 'leastwise', covers: '"Action": "s3:*"' },
    { checks: ['other'], tool: 'leastwise', covers: '"Action": "s3:*"' },
  ]);
});

describe('metadata of a resource', () => {
  test.each<[name: string, metadata: string, expected: object[]]>([
    [
      'ours',
      'leastwise: {ignore: [{check: x, reason: r, expires: 2027-01-31, subject: "Action::s3:*"}, {check: [y, z]}, w]}',
      [
        { checks: ['x'], reason: 'r', expires: '2027-01-31', subjects: ['Action::s3:*'], tool: 'leastwise' },
        { checks: ['y', 'z'], tool: 'leastwise' },
        { checks: ['w'], tool: 'leastwise' },
      ],
    ],
    [
      'of cdk-nag',
      'cdk_nag: {rules_to_suppress: [{id: AwsSolutions-IAM5, reason: r, applies_to: ["Resource::*", {regex: /x/}]}]}',
      [{ checks: ['AwsSolutions-IAM5'], reason: 'r', subjects: ['Resource::*'], tool: 'cdk_nag' }],
    ],
    [
      'of cfn_nag',
      'cfn_nag: {rules_to_suppress: [{id: W11, reason: r}]}',
      [{ checks: ['W11'], reason: 'r', tool: 'cfn_nag' }],
    ],
    ['of others', 'other: {ignore: [x]}', []],
    ['that is nonsense', 'leastwise: 3', []],
  ])('%s', (_, metadata, expected) => {
    const source = template(`Resources:\n  Role:\n    Type: AWS::IAM::Role\n    Metadata: {${metadata}}\n`);
    expect(source.suppressions.map(plain)).toEqual(expected);
    for (const { covers } of source.suppressions) expect(textAt(source, covers)).toMatch(/^Role:\n/);
  });
});

test('a SAM function keeps what its metadata and comments say', () => {
  const text = `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Metadata: {leastwise: {ignore: [{check: x}]}}
    Properties:
      Policies: # leastwise: ignore[y]
        - AdministratorAccess
`;
  expect(read(text)).toEqual([
    { checks: ['y'], tool: 'leastwise', covers: expect.stringMatching(/^Policies:.*\n +- Admin/) },
    { checks: ['x'], tool: 'leastwise', covers: expect.stringMatching(/^Orders:\n/) },
  ]);
});
