import { toPlain } from '@leastwise/core';
import { expect, test } from 'vitest';
import { documentOf, textAt } from '../support.ts';
import { moduleInYaml } from './module-in-yaml.ts';

/** The documents of the policies that some data sources become, each attached by a policy of the same name. */
function documents(yaml: string): unknown[] {
  return source(yaml).policies.map(documentOf);
}

function source(yaml: string) {
  const names = [...yaml.matchAll(/^data\.aws_iam_policy_document\.(\w+):/gm)].map(([, name]) => name);
  const [last] = names.slice(-1);
  const policy = `aws_iam_policy.p: {policy: !attr data.aws_iam_policy_document.${last}.json}\n`;
  return moduleInYaml(`${yaml.trimEnd()}\n${policy}`).source();
}

test('the elements of a statement', () => {
  const yaml = `
data.aws_iam_policy_document.a:
  policy_id: id
  version: "2008-10-17"
  statement:
    - sid: One
      effect: Deny
      not_actions: [s3:Get*, s3:List*]
      not_resources: ["arn:aws:s3:::a/&{aws:username}"]
      not_principals:
        - {type: AWS, identifiers: ["111122223333", "arn:aws:iam::111122223333:role/&{x}"]}
        - {type: Service, identifiers: [ec2.amazonaws.com]}
        - {type: AWS, identifiers: ["444455556666"]}
      condition:
        - {test: StringEquals, variable: aws:a, values: ["1", "&{aws:b}"]}
        - {test: StringEquals, variable: aws:c, values: ["2"]}
        - {test: StringEquals, variable: aws:a, values: ["3"]}
        - {test: Bool, variable: aws:SecureTransport, values: ["false"]}
    - actions: ["*"]
      resources: ["*"]
      principals: [{type: "*", identifiers: ["*"]}]
    - actions: [a:b]
      resources: []
      sid: ""
      principals: [{type: AWS, identifiers: ["*"]}]
`;
  expect(documents(yaml)).toEqual([
    {
      Id: 'id',
      Version: '2008-10-17',
      Statement: [
        {
          Sid: 'One',
          Effect: 'Deny',
          NotAction: ['s3:Get*', 's3:List*'],
          NotResource: 'arn:aws:s3:::a/${aws:username}',
          NotPrincipal: {
            AWS: ['111122223333', 'arn:aws:iam::111122223333:role/${x}', '444455556666'],
            Service: 'ec2.amazonaws.com',
          },
          Condition: {
            StringEquals: { 'aws:a': ['1', '${aws:b}', '3'], 'aws:c': '2' },
            Bool: { 'aws:SecureTransport': 'false' },
          },
        },
        { Effect: 'Allow', Action: '*', Resource: '*', Principal: '*' },
        { Effect: 'Allow', Action: 'a:b', Principal: { AWS: '*' } },
      ],
    },
  ]);
});

const BASE = `
data.aws_iam_policy_document.base:
  statement:
    - {actions: [a:NoSid], resources: ["*"]}
    - {sid: S, actions: [a:Base], resources: ["*"]}
data.aws_iam_policy_document.other:
  statement:
    - {sid: T, actions: [a:Other], resources: ["*"]}
    - {actions: [a:AlsoNoSid], resources: ["*"]}
`;

test.each([
  [
    'sources come first, and own statements take their places',
    `
  source_policy_documents: [!attr data.aws_iam_policy_document.base.json, !attr data.aws_iam_policy_document.other.json]
  statement:
    - {sid: S, actions: [a:Own], resources: ["*"]}`,
    ['a:NoSid', 'a:Own', 'a:Other', 'a:AlsoNoSid'],
  ],
  [
    'overrides take the places of statements of their `Sid`, in order',
    `
  statement:
    - {sid: T, actions: [a:Own], resources: ["*"]}
    - {actions: [a:OwnNoSid], resources: ["*"]}
  override_policy_documents: [!attr data.aws_iam_policy_document.base.json, !attr data.aws_iam_policy_document.other.json]`,
    ['a:Other', 'a:OwnNoSid', 'a:NoSid', 'a:Base', 'a:AlsoNoSid'],
  ],
  [
    'the older arguments, before and after all others',
    `
  source_json: !attr data.aws_iam_policy_document.base.json
  override_json: '{"Statement": {"Sid": "S", "Effect": "Deny", "Action": "a:Json", "Resource": "*"}}'
  statement:
    - {sid: S, actions: [a:Own], resources: ["*"]}`,
    ['a:NoSid', 'a:Json'],
  ],
])('%s', (_, body, actions) => {
  const [document] = documents(`${BASE}data.aws_iam_policy_document.all:${body}\n`);
  expect((document as { Statement: { Action: string }[] }).Statement.map(({ Action }) => Action)).toEqual(
    actions,
  );
});

test('elements lie in the block that they are written in', () => {
  const found = source(`${BASE}data.aws_iam_policy_document.all:
  source_policy_documents: [!attr data.aws_iam_policy_document.base.json]
`);
  const [, statement] = found.policies[0]!.policy.statements;
  expect(textAt(found, statement!.action!.values[0]!.range)).toBe('a:Base');
  expect(textAt(found, statement!.range)).toBe('{sid: S, actions: [a:Base], resources: ["*"]}');
});

test('what a condition of the configuration decides is there in one form each', () => {
  const { policies } = source(`
data.aws_iam_policy_document.a:
  statement:
    - {sid: S, actions: [a:b], resources: !If [wide, ["*"], ["arn:aws:s3:::x"]]}
    - !If [wide, {sid: T, actions: [a:c], resources: ["*"]}, !Ref AWS::NoValue]
    - sid: U
      actions: [a:d]
      resources: ["*"]
      condition: [!If [wide, !Ref AWS::NoValue, {test: Bool, variable: aws:x, values: ["true"]}]]
`);
  const shown = policies.map(({ variant, policy }) => [variant, toPlain(policy.node)]);
  expect(shown).toEqual([
    [
      { wide: true },
      {
        Version: '2012-10-17',
        Statement: [
          { Sid: 'S', Action: 'a:b', Resource: ['*'], Effect: 'Allow' },
          { Sid: 'T', Action: 'a:c', Resource: '*', Effect: 'Allow' },
          { Sid: 'U', Action: 'a:d', Resource: '*', Effect: 'Allow' },
        ],
      },
    ],
    [
      { wide: false },
      {
        Version: '2012-10-17',
        Statement: [
          { Sid: 'S', Action: 'a:b', Resource: ['arn:aws:s3:::x'], Effect: 'Allow' },
          {
            Sid: 'U',
            Action: 'a:d',
            Resource: '*',
            Condition: { Bool: { 'aws:x': 'true' } },
            Effect: 'Allow',
          },
        ],
      },
    ],
  ]);
});

test('an override that only some deployments have leaves the statement to the others', () => {
  const { policies } = source(`${BASE}data.aws_iam_policy_document.all:
  source_policy_documents: [!attr data.aws_iam_policy_document.base.json]
  override_policy_documents: !If
    - strict
    - ['{"Statement": [{"Sid": "S", "Effect": "Deny", "Action": "a:Strict", "Resource": "*"}]}']
    - []
`);
  const actions = policies.map(({ variant, policy }) => [
    variant?.strict,
    policy.statements.map(({ action }) => action!.values[0]!.value),
  ]);
  expect(actions).toEqual([
    [true, ['a:NoSid', 'a:Strict']],
    [false, ['a:NoSid', 'a:Base']],
  ]);
});

test('a document that is not known is not passed over', () => {
  const { policies, notAnalysed } = source(`
aws_x.y: {}
data.aws_iam_policy_document.a:
  source_policy_documents: [!attr aws_x.y.json]
  statement: [{actions: [a:b], resources: ["*"]}]
`);
  expect(policies[0]!.policy.statements).toHaveLength(1);
  expect(notAnalysed.map(({ reason }) => reason)).toEqual([expect.stringContaining('`aws_x.y.json`')]);
});
