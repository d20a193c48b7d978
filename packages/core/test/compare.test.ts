import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../src/catalog/load-catalog.ts';
import { compare } from '../src/compare/compare.ts';
import { OpaqueTable } from '../src/document/opaque.ts';
import { readDocument } from '../src/document/read-document.ts';
import { SourceText } from '../src/document/source-text.ts';
import { evaluatePolicies } from '../src/evaluate/evaluate-policies.ts';
import type { PolicyKind } from '../src/policy/kind.ts';
import { parsePolicy } from '../src/policy/parse-policy.ts';
import type { PolicyInContext } from '../src/policy/source.ts';
import type { Request } from '../src/request/request.ts';

const catalog = loadCatalog();

function policyOf(statements: unknown, kind: PolicyKind = 'identity'): PolicyInContext {
  const body = typeof statements === 'string' ? statements : JSON.stringify(statements).slice(1, -1);
  const source = new SourceText('policy.yaml', `Version: 2012-10-17\nStatement: [${body}]`);
  const policy = parsePolicy(readDocument(source).root!, kind);
  return { policy, kind, name: 'policy', source, opaque: new OpaqueTable() };
}

const verdict = (before: string, after: string, kind?: PolicyKind) => {
  const {
    verdict: found,
    gained,
    lost,
  } = compare(catalog, [policyOf(before, kind)], [policyOf(after, kind)]);
  return {
    verdict: found,
    gained: gained.map(({ request }) => `${request.action} ${request.resource}`),
    lost: lost.map(({ request }) => `${request.action} ${request.resource}`),
  };
};

const read = '{Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::invoices/*"}';
const cond = (condition: string) => read.replace(/}$/, `, Condition: {${condition}}}`);

describe('verdicts', () => {
  test.each([
    ['the same', read, read, 'equivalent'],
    [
      'the same in other words',
      read,
      '{Effect: Allow, Action: [S3:getobject], Resource: ["arn:aws:s3:::invoices/*", "arn:aws:s3:::invoices/2024/*"]}',
      'equivalent',
    ],
    ['an action more', read, read.replace('s3:GetObject', '"s3:Get*"'), 'broader'],
    ['a prefix less', read, read.replace('invoices/*', 'invoices/2024/*'), 'narrower'],
    ['another bucket', read, read.replace('invoices', 'receipts'), 'incomparable'],
    ['a condition more', read, cond('Bool: {aws:SecureTransport: true}'), 'narrower'],
    ['a condition that is always true', read, cond('StringLike: {aws:PrincipalArn: "*"}'), 'narrower'],
    [
      'a wider network',
      cond('IpAddress: {aws:SourceIp: 10.1.0.0/16}'),
      cond('IpAddress: {aws:SourceIp: 10.0.0.0/8}'),
      'broader',
    ],
    [
      'two halves of a network',
      cond('IpAddress: {aws:SourceIp: 10.0.0.0/8}'),
      cond('IpAddress: {aws:SourceIp: [10.0.0.0/9, 10.128.0.0/9]}'),
      'equivalent',
    ],
    [
      'a later date',
      cond('DateLessThan: {aws:CurrentTime: "2026-01-01T00:00:00Z"}'),
      cond('DateLessThan: {aws:CurrentTime: "2027-01-01T00:00:00Z"}'),
      'broader',
    ],
    [
      'a Deny more',
      read,
      `${read}, {Effect: Deny, Action: "s3:*", Resource: "arn:aws:s3:::invoices/secret/*"}`,
      'narrower',
    ],
    [
      'a Deny beside the point',
      read,
      `${read}, {Effect: Deny, Action: "ec2:*", Resource: "*"}`,
      'equivalent',
    ],
    [
      'a Deny less',
      `${read}, {Effect: Deny, Action: "s3:*", Resource: "arn:aws:s3:::invoices/secret/*"}`,
      read,
      'broader',
    ],
    [
      'everything but IAM',
      '{Effect: Allow, NotAction: "iam:*", Resource: "*"}',
      '{Effect: Allow, Action: "*", Resource: "*"}, {Effect: Deny, Action: "iam:*", Resource: "*"}',
      'equivalent',
    ],
    [
      'stacks that do not meet',
      '{Effect: Allow, Action: cloudformation:DescribeStacks, Resource: "arn:aws:cloudformation:*:*:stack/A/*"}',
      '{Effect: Allow, Action: cloudformation:DescribeStacks, Resource: "arn:aws:cloudformation:*:*:stack/B/*"}',
      'incomparable',
    ],
    [
      'the same variable',
      '{Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::home/${aws:username}/*"}',
      '{Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::home/${aws:username}/a/*"}',
      'narrower',
    ],
    [
      'a variable for a star',
      '{Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::home/*"}',
      '{Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::home/${aws:username}/*"}',
      'narrower',
    ],
    [
      'a star for a variable',
      '{Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::home/${aws:username}/*"}',
      '{Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::home/*"}',
      'broader',
    ],
    [
      'a variable against a Deny',
      '{Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::${aws:username}/*"}, {Effect: Deny, Action: s3:GetObject, Resource: "arn:aws:s3:::admin/*"}',
      '{Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::${aws:username}/*"}',
      'unknown',
    ],
  ])('%s', (_, before, after, expected) => {
    expect(verdict(before, after).verdict).toBe(expected);
  });

  test('what is gained and lost is told by requests', () => {
    expect(verdict(read, read.replace('s3:GetObject', '[s3:GetObject, s3:DeleteObject]'))).toEqual({
      verdict: 'broader',
      gained: ['s3:DeleteObject arn:aws:s3:::invoices/a'],
      lost: [],
    });
    expect(
      verdict(
        '{Effect: Allow, Action: "s3:GetObject", Resource: "*"}',
        '{Effect: Allow, Action: "s3:GetObjectZ*", Resource: "*"}',
      ).gained[0],
    ).toMatch(/^s3:getobjectz/);
  });

  test('principals of resource policies', () => {
    const open = (principal: string) =>
      `{Effect: Allow, Principal: ${principal}, Action: s3:GetObject, Resource: "arn:aws:s3:::invoices/*"}`;
    const account = open('{AWS: "111122223333"}');
    const role = open('{AWS: "arn:aws:iam::111122223333:role/app"}');
    expect(verdict(account, role, 'resource').verdict).toBe('narrower');
    expect(
      verdict(role, open('{AWS: "arn:aws:sts::111122223333:assumed-role/app/one"}'), 'resource').verdict,
    ).toBe('narrower');
    expect(verdict(account, open('"*"'), 'resource').verdict).toBe('broader');
    expect(verdict(open('"*"'), open('{AWS: "*"}'), 'resource').verdict).toBe('equivalent');
    expect(verdict(role, open('{Service: lambda.amazonaws.com}'), 'resource').verdict).toBe('incomparable');
  });
});

const ACTIONS = ['s3:GetObject', 's3:PutObject', 'sqs:SendMessage'];
const RESOURCES = [
  'arn:aws:s3:::a/x',
  'arn:aws:s3:::a/y',
  'arn:aws:s3:::b/x',
  'arn:aws:sqs:us-east-1:111122223333:a',
];
const CONTEXTS: Request['context'][] = [
  {},
  { 'aws:SourceVpce': 'vpce-1' },
  { 'aws:SourceVpce': 'vpce-2' },
  { 'aws:TagKeys': ['a'] },
  { 'aws:TagKeys': ['a', 'b'] },
  { 'aws:TagKeys': [] },
  { 'aws:SourceIp': '10.0.0.1', 's3:max-keys': '5' },
  { 'aws:SourceIp': '11.0.0.1', 's3:max-keys': '50', 'aws:SourceVpce': 'vpce-1' },
  { 'aws:SecureTransport': 'true', 'aws:username': 'x' },
];

const condition = fc.oneof(
  fc.constant({}),
  ...['StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike', 'StringEqualsIfExists'].map(
    (operator) =>
      fc
        .constantFrom('vpce-1', 'vpce-*', 'vpce-2')
        .map((value) => ({ [operator]: { 'aws:SourceVpce': value } })),
  ),
  ...[
    'ForAllValues:StringEquals',
    'ForAnyValue:StringEquals',
    'ForAnyValue:StringNotEquals',
    'ForAllValues:StringNotLike',
  ].map((operator) =>
    fc.constantFrom(['a'], ['a', 'b'], ['b']).map((value) => ({ [operator]: { 'aws:TagKeys': value } })),
  ),
  fc.constantFrom('10.0.0.0/8', '0.0.0.0/0').map((value) => ({ IpAddress: { 'aws:SourceIp': value } })),
  fc.constantFrom('10.0.0.0/8').map((value) => ({ NotIpAddress: { 'aws:SourceIp': value } })),
  fc.constantFrom('10', '40').map((value) => ({ NumericLessThanEquals: { 's3:max-keys': value } })),
  fc.constantFrom('true', 'false').map((value) => ({ Null: { 'aws:SourceVpce': value } })),
  fc.constantFrom('true', 'false').map((value) => ({
    Bool: { 'aws:SecureTransport': value },
    StringNotEquals: { 'aws:SourceVpce': 'vpce-1' },
  })),
);
const list = (values: string[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 });
const statement = fc
  .record({
    Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
    action: list(['s3:GetObject', 's3:*', 's3:Get*', '*', 'sqs:*', 's3:?utObject']),
    notAction: fc.boolean(),
    resource: list([
      '*',
      'arn:aws:s3:::a/*',
      'arn:aws:s3:::*/x',
      'arn:aws:s3:::a/x',
      'arn:aws:sqs:*:*:a',
      'arn:aws:s3:::${aws:username}/x',
      'arn:aws:s3:::a/${aws:username}',
    ]),
    notResource: fc.boolean(),
    Condition: condition,
  })
  .map(({ Effect, action, notAction, resource, notResource, Condition }) => ({
    Effect,
    [notAction ? 'NotAction' : 'Action']: action,
    [notResource ? 'NotResource' : 'Resource']: resource,
    ...(Object.keys(Condition).length > 0 && { Condition }),
  }));
const document = fc.array(statement, { minLength: 1, maxLength: 3 });

test('no request contradicts a verdict', () => {
  const isAllowed = (policy: PolicyInContext, request: Request) =>
    evaluatePolicies({ policies: [policy.policy], request }).decision === 'allowed';
  let decided = 0;
  let all = 0;
  fc.assert(
    fc.property(document, document, (before, after) => {
      const old = policyOf(before);
      const fresh = policyOf(after);
      const { verdict: found, gained, lost } = compare(catalog, [old], [fresh]);
      all++;
      if (found !== 'unknown') decided++;
      for (const { request } of gained)
        expect([isAllowed(old, request), isAllowed(fresh, request)]).toEqual([false, true]);
      for (const { request } of lost)
        expect([isAllowed(old, request), isAllowed(fresh, request)]).toEqual([true, false]);
      if (found !== 'equivalent' && found !== 'narrower') return;
      for (const action of ACTIONS) {
        for (const resource of RESOURCES) {
          for (const context of CONTEXTS) {
            const request = {
              principal: 'arn:aws:iam::111122223333:role/r',
              action,
              resource,
              context: context!,
            };
            if (isAllowed(fresh, request))
              expect([request, isAllowed(old, request)]).toEqual([request, true]);
            if (found === 'equivalent')
              expect([request, isAllowed(fresh, request)]).toEqual([request, isAllowed(old, request)]);
          }
        }
      }
    }),
    { numRuns: Number(process.env.LEASTWISE_RUNS ?? 300), endOnFailure: true },
  );
  expect(decided / all).toBeGreaterThan(0.5);
});

test('a policy is within itself, and adding a Deny gains nothing', () => {
  fc.assert(
    fc.property(document, statement, (statements, more) => {
      const policy = policyOf(statements);
      expect(compare(catalog, [policy], [policy]).verdict).toBe('equivalent');
      const { gained } = compare(catalog, [policy], [policyOf([...statements, { ...more, Effect: 'Deny' }])]);
      expect(gained).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
