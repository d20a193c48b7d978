import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documents, statements, VARIABLE_PATTERNS } from '../../../fuzz/statements.ts';
import { loadCatalog } from '../src/catalog/load-catalog.ts';
import { compare } from '../src/compare/compare.ts';
import { hasOpaque, OpaqueTable } from '../src/document/opaque.ts';
import { readDocument } from '../src/document/read-document.ts';
import { SourceText } from '../src/document/source-text.ts';
import type { PolicyKind } from '../src/policy/kind.ts';
import { parsePolicy } from '../src/policy/parse-policy.ts';
import type { PolicyInContext } from '../src/policy/source.ts';

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
      'a default for a variable',
      '{Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::a/${aws:PrincipalTag/team}"}',
      `{Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::a/\${aws:PrincipalTag/team, 'x'}"}`,
      'broader',
    ],
    [
      'a resource with a variable beside another',
      '{Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::a/*"}',
      '{Effect: Allow, Action: s3:GetObject, Resource: ["arn:aws:s3:::a/*", "arn:aws:s3:::b/${aws:PrincipalTag/team}"]}',
      'broader',
    ],
    [
      'a Deny of everything and of a variable',
      read,
      `${read}, {Effect: Deny, Action: "*", Resource: ["*", "arn:aws:s3:::b/\${aws:PrincipalTag/team}"]}`,
      'narrower',
    ],
    [
      'an Allow beside a Deny of everything and of a variable',
      `{Effect: Deny, Action: "*", Resource: ["*", "arn:aws:s3:::b/\${aws:PrincipalTag/team}"]}`,
      `${read}, {Effect: Deny, Action: "*", Resource: ["*", "arn:aws:s3:::b/\${aws:PrincipalTag/team}"]}`,
      'equivalent',
    ],
    [
      'all but one object beside a Deny of all but one that a variable tells',
      '{Effect: Allow, Action: s3:GetObject, NotResource: "arn:aws:s3:::a/x"}, {Effect: Deny, Action: s3:GetObject, NotResource: "arn:aws:s3:::a/${aws:PrincipalTag/team}"}',
      '{Effect: Allow, Action: s3:GetObject, Resource: "*"}, {Effect: Deny, Action: s3:GetObject, NotResource: "arn:aws:s3:::a/${aws:PrincipalTag/team}"}',
      'broader',
    ],
    [
      'that the key be there, which all requests of the action hold',
      '{Effect: Allow, Action: "dynamodb:GetItem", Resource: "*", Condition: {"ForAllValues:StringEquals": {"dynamodb:LeadingKeys": a}}}',
      '{Effect: Allow, Action: "dynamodb:GetItem", Resource: "*", Condition: {"ForAllValues:StringEquals": {"dynamodb:LeadingKeys": a}, "Null": {"dynamodb:LeadingKeys": "false"}}}',
      'equivalent',
    ],
    [
      'that the key be there, which requests of an action need not hold',
      '{Effect: Allow, Action: "dynamodb:*", Resource: "*", Condition: {"ForAllValues:StringEquals": {"dynamodb:LeadingKeys": a}}}',
      '{Effect: Allow, Action: "dynamodb:*", Resource: "*", Condition: {"ForAllValues:StringEquals": {"dynamodb:LeadingKeys": a}, "Null": {"dynamodb:LeadingKeys": "false"}}}',
      'narrower',
    ],
    [
      'a variable and a text for the same key, which may be the same',
      '{Effect: Deny, Action: "*", Resource: "*"}',
      '{Effect: Allow, Action: s3:GetObject, Resource: "*", Condition: {StringEquals: {"aws:SourceVpce": "${aws:PrincipalTag/team}"}, StringLike: {"aws:SourceVpce": vpce-1}}}',
      'broader',
    ],
    [
      'a key that is itself, and a text with a wildcard that is none',
      '{Effect: Deny, Action: "*", Resource: "*"}',
      '{Effect: Allow, Action: s3:GetObject, Resource: "*", Condition: {StringLike: {"aws:SourceVpce": "${aws:SourceVpce}"}, StringEquals: {"aws:SourceVpce": "vpce-?"}}}',
      'unknown',
    ],
    [
      'a variable against a Deny',
      '{Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::${aws:username}/*"}, {Effect: Deny, Action: s3:GetObject, Resource: "arn:aws:s3:::admin/*"}',
      '{Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::${aws:username}/*"}',
      'broader',
    ],
    [
      'a variable against a Deny of all but one object, on both sides',
      '{Effect: Allow, Action: "s3:*", Resource: ["arn:aws:s3:::a/x", "arn:aws:s3:::a/${aws:PrincipalTag/team}"]}, {Effect: Deny, NotAction: s3:GetObject, NotResource: "arn:aws:s3:::a/x"}',
      '{Effect: Allow, Action: "*", Resource: "arn:aws:s3:::a/${aws:PrincipalTag/team}"}, {Effect: Deny, NotAction: s3:GetObject, NotResource: "arn:aws:s3:::a/x"}',
      'incomparable',
    ],
    [
      'one bucket more beside a Deny of all but the one of the caller',
      '{Effect: Deny, Action: "*", NotResource: "arn:aws:s3:::home-${aws:PrincipalAccount}/*"}',
      '{Effect: Deny, Action: "*", NotResource: "arn:aws:s3:::home-${aws:PrincipalAccount}/*"}, {Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::home-111122223333/*"}',
      'broader',
    ],
    [
      'a variable beside a Deny of other actions, of other resources and on another key',
      '{Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::home/${aws:username}/*"}',
      '{Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::home/${aws:username}/*"}, {Effect: Deny, Action: s3:PutObject, Resource: "arn:aws:s3:::home/admin/*"}, {Effect: Deny, Action: "*", Resource: "*", Condition: {Bool: {aws:SecureTransport: false}}}',
      'narrower',
    ],
    [
      'a variable beside a Deny of all but the same',
      '{Effect: Allow, Action: [sqs:SendMessage, sqs:ReceiveMessage], Resource: "*", Condition: {StringEquals: {aws:ResourceAccount: "${aws:PrincipalAccount}"}}}, {Effect: Deny, Action: "*", Resource: "*", Condition: {StringNotEquals: {aws:ResourceAccount: "${aws:PrincipalAccount}"}}}',
      '{Effect: Allow, Action: sqs:SendMessage, Resource: "*", Condition: {StringEquals: {aws:ResourceAccount: "${aws:PrincipalAccount}"}}}, {Effect: Allow, Action: sqs:ReceiveMessage, Resource: "*", Condition: {StringEquals: {aws:ResourceAccount: "${aws:PrincipalAccount}"}}}, {Effect: Deny, Action: "*", Resource: "*", Condition: {StringNotEquals: {aws:ResourceAccount: "${aws:PrincipalAccount}"}}}',
      'equivalent',
    ],
    [
      'a variable beside a Deny of all but the same, of another key that follows from the caller',
      '{Effect: Allow, Action: [sqs:SendMessage, sqs:ReceiveMessage], Resource: "*", Condition: {StringEquals: {aws:PrincipalAccount: "${aws:PrincipalTag/home}"}}}, {Effect: Deny, Action: "*", Resource: "*", Condition: {StringNotEquals: {aws:PrincipalOrgID: "${aws:PrincipalTag/home}"}}}',
      '{Effect: Allow, Action: sqs:SendMessage, Resource: "*", Condition: {StringEquals: {aws:PrincipalAccount: "${aws:PrincipalTag/home}"}}}, {Effect: Allow, Action: sqs:ReceiveMessage, Resource: "*", Condition: {StringEquals: {aws:PrincipalAccount: "${aws:PrincipalTag/home}"}}}, {Effect: Deny, Action: "*", Resource: "*", Condition: {StringNotEquals: {aws:PrincipalOrgID: "${aws:PrincipalTag/home}"}}}',
      'unknown',
    ],
    [
      'only resources of the account of the caller',
      '{Effect: Allow, Action: sqs:SendMessage, Resource: "*"}',
      '{Effect: Allow, Action: sqs:SendMessage, Resource: "*", Condition: {StringEquals: {aws:ResourceAccount: "${aws:PrincipalAccount}"}}}',
      'narrower',
    ],
    [
      'an action more on resources of the account of the caller',
      '{Effect: Allow, Action: sqs:SendMessage, Resource: "*"}',
      '{Effect: Allow, Action: sqs:SendMessage, Resource: "*"}, {Effect: Allow, Action: sqs:ReceiveMessage, Resource: "*", Condition: {StringEqualsIfExists: {aws:ResourceAccount: "${aws:PrincipalAccount}"}}}',
      'broader',
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

  test('requests say what variables are, also where a key is compared with a text of itself', () => {
    const old =
      '{Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::a/${aws:PrincipalTag/team}*", Condition: {StringNotEqualsIfExists: {"aws:PrincipalTag/team": "x${aws:PrincipalTag/team}"}}}, {Effect: Deny, Action: s3:GetObject, Resource: "arn:aws:s3:::a/${aws:PrincipalTag/team}*"}';
    const { gained } = compare(
      catalog,
      [policyOf(old)],
      [policyOf('{Effect: Allow, Action: "s3:*", NotResource: "arn:aws:s3:::a"}')],
    );
    expect(gained).not.toEqual([]);
    for (const { request } of gained) expect(hasOpaque(JSON.stringify(request))).toBe(false);
  });

  test('a policy that is too large to compile is unknown', () => {
    const patterns = Array.from({ length: 60 }, (_, at) => `"arn:aws:s3:::*${at}a*${at}b*${at}c*"`);
    const large = `{Effect: Allow, Action: s3:GetObject, Resource: [${patterns.join()}]}`;
    expect(compare(catalog, [policyOf(read)], [policyOf(large)])).toMatchObject({
      verdict: 'unknown',
      reason: expect.stringMatching(/budget/),
    });
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

const options = { resources: VARIABLE_PATTERNS };

test('a policy is within itself, and adding a Deny gains nothing', () => {
  fc.assert(
    fc.property(documents(options), statements(options), (own, more) => {
      const policy = policyOf(own);
      expect(compare(catalog, [policy], [policy]).verdict).toBe('equivalent');
      const { gained } = compare(catalog, [policy], [policyOf([...own, { ...more, Effect: 'Deny' }])]);
      expect(gained).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
