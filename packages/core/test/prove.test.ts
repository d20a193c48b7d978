import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../src/catalog/load-catalog.ts';
import { compare, inSetting, proveAlways, proveNever, proveWithin } from '../src/compare/index.ts';
import { OpaqueTable } from '../src/document/opaque.ts';
import { readDocument } from '../src/document/read-document.ts';
import { SourceText } from '../src/document/source-text.ts';
import type { PolicyKind } from '../src/policy/kind.ts';
import { parsePolicy } from '../src/policy/parse-policy.ts';
import type { PolicyInContext } from '../src/policy/source.ts';

const catalog = loadCatalog();
const opaque = new OpaqueTable();
const bucket = opaque.letter('${Bucket}');

function policyOf(statements: string, kind: PolicyKind = 'identity'): PolicyInContext {
  const source = new SourceText('policy.yaml', `Version: 2012-10-17\nStatement: [${statements}]`);
  const read = readDocument(source).root!;
  // Letters of unknown values come from reading templates, never from a text.
  const root = JSON.parse(JSON.stringify(read).replaceAll('BUCKET', bucket));
  return { policy: parsePolicy(root, kind), kind, name: 'policy', source, opaque };
}

const allow = (action: string, resource = '*', condition = '') =>
  `{Effect: Allow, Action: "${action}", Resource: "${resource}"${condition && `, Condition: {${condition}}`}}`;
const deny = (action: string, resource = '*', condition = '') =>
  allow(action, resource, condition).replace('Allow', 'Deny');

const OBJECTS = 'arn:aws:s3:::invoices/*';

describe('never', () => {
  test.each([
    ['another action', allow('s3:GetObject'), allow('s3:PutObject', OBJECTS), 'proved'],
    ['another resource', allow('s3:*', 'arn:aws:s3:::receipts/*'), allow('s3:GetObject', OBJECTS), 'proved'],
    [
      'a part of the set',
      allow('s3:*', 'arn:aws:s3:::invoices/2024/*'),
      allow('s3:Get*', OBJECTS),
      'refuted',
    ],
    [
      'a Deny over all of it',
      `${allow('*')}, ${deny('s3:Delete*')}`,
      allow('s3:DeleteObject', OBJECTS),
      'proved',
    ],
    [
      'a Deny that a condition opens',
      `${allow('*')}, ${deny('s3:Delete*', '*', 'Bool: {aws:SecureTransport: false}')}`,
      allow('s3:DeleteObject', OBJECTS),
      'refuted',
    ],
    [
      'a Deny that covers what is asked',
      `${allow('*')}, ${deny('s3:Delete*', '*', 'Bool: {aws:SecureTransport: false}')}`,
      allow('s3:DeleteObject', OBJECTS, 'Bool: {aws:SecureTransport: false}'),
      'proved',
    ],
    ['an action AWS may add', allow('s3:Purge*'), allow('s3:*'), 'refuted'],
    [
      'a variable that may be the name',
      allow('s3:*', 'arn:aws:s3:::home/${aws:username}/*'),
      allow('s3:GetObject', 'arn:aws:s3:::home/alice/*'),
      'unknown',
    ],
    [
      'a variable in another bucket',
      allow('s3:*', 'arn:aws:s3:::home/${aws:username}/*'),
      allow('s3:GetObject', OBJECTS),
      'proved',
    ],
    [
      'an unresolved bucket',
      allow('s3:*', 'arn:aws:s3:::BUCKET/*'),
      allow('s3:GetObject', OBJECTS),
      'unknown',
    ],
    ['an unresolved bucket, other actions', allow('s3:*', 'arn:aws:s3:::BUCKET'), allow('ec2:*'), 'proved'],
    [
      'a Deny of an unresolved bucket',
      `${allow('s3:GetObject')}, ${deny('s3:*', 'arn:aws:s3:::BUCKET/*')}`,
      allow('s3:GetObject', OBJECTS),
      'refuted',
    ],
  ])('%s', (_, policy, set, expected) => {
    const proof = proveNever(catalog, [policyOf(policy)], { policy: policyOf(set), known: () => undefined });
    expect(proof.verdict).toBe(expected);
    expect(proof.witness !== undefined).toBe(expected === 'refuted');
    expect(proof.reason !== undefined).toBe(expected === 'unknown');
  });

  test('knows what a variable is where every request says so', () => {
    const home = [policyOf(allow('s3:*', 'arn:aws:s3:::home/${aws:username}/*'))];
    const known = (key: string) => (key === 'aws:username' ? 'alice' : undefined);
    const ask = (resource: string) =>
      proveNever(catalog, home, {
        policy: policyOf(allow('s3:GetObject', resource, 'StringEquals: {aws:username: alice}')),
        known,
      }).verdict;
    expect(ask('arn:aws:s3:::home/bob/*')).toBe('proved');
    expect(ask('arn:aws:s3:::home/alice/*')).toBe('refuted');
  });
});

describe('always', () => {
  test.each([
    ['a wider Allow', allow('s3:*'), allow('s3:GetObject', OBJECTS), 'proved'],
    ['two halves', `${allow('s3:Get*')}, ${allow('s3:Put*')}`, allow('s3:PutObject', OBJECTS), 'proved'],
    [
      'a narrower Allow',
      allow('s3:*', 'arn:aws:s3:::invoices/2024/*'),
      allow('s3:GetObject', OBJECTS),
      'refuted',
    ],
    [
      'a condition',
      allow('s3:*', '*', 'Bool: {aws:SecureTransport: true}'),
      allow('s3:GetObject'),
      'refuted',
    ],
    [
      'a condition that is met',
      allow('s3:*', '*', 'Bool: {aws:SecureTransport: true}'),
      allow('s3:GetObject', '*', 'Bool: {aws:SecureTransport: true}'),
      'proved',
    ],
    [
      'a Deny of a part',
      `${allow('s3:*')}, ${deny('s3:GetObject', `${OBJECTS}/x`)}`,
      allow('s3:Get*'),
      'refuted',
    ],
    [
      'a Deny of an unresolved bucket that is among them',
      `${allow('s3:*')}, ${deny('s3:*', 'arn:aws:s3:::BUCKET/*')}`,
      allow('s3:Get*'),
      'refuted',
    ],
    [
      'a Deny of an unresolved bucket that may be the one',
      `${allow('s3:*')}, ${deny('s3:*', 'arn:aws:s3:::BUCKET/*')}`,
      allow('s3:Get*', OBJECTS),
      'unknown',
    ],
  ])('%s', (_, policy, set, expected) => {
    const proof = proveAlways(catalog, [policyOf(policy)], { policy: policyOf(set), known: () => undefined });
    expect(proof.verdict).toBe(expected);
  });
});

test('within a reference', () => {
  const reference = [policyOf(allow('s3:*', OBJECTS))];
  expect(proveWithin(catalog, [policyOf(allow('s3:Get*', OBJECTS))], reference)).toEqual({
    verdict: 'proved',
  });
  const proof = proveWithin(catalog, [policyOf(allow('s3:Get*'))], reference);
  expect(proof.verdict).toBe('refuted');
});

describe('policies that only take away are compared in their setting', () => {
  const region = (list: string, kind: PolicyKind) =>
    policyOf(
      `{Effect: Deny, ${kind === 'rcp' ? 'Principal: "*", ' : ''}Action: "*", Resource: "*", Condition: {StringNotEquals: {aws:RequestedRegion: ${list}}}}`,
      kind,
    );
  test.each<[PolicyKind]>([['scp'], ['rcp'], ['identity']])('%s', (kind) => {
    const verdict = (before: readonly PolicyInContext[], after: readonly PolicyInContext[]) => {
      const setting = inSetting(kind, before, after);
      return compare(catalog, setting.before, setting.after).verdict;
    };
    const one = [region('[eu-west-1]', kind)];
    const two = [region('[eu-west-1, eu-central-1]', kind)];
    expect(verdict(one, two)).toBe('broader');
    expect(verdict(two, one)).toBe('narrower');
    expect(verdict(one, one)).toBe('equivalent');
    expect(verdict([], one)).toBe('narrower');
    expect(verdict(one, [])).toBe('broader');
  });

  test('without a boundary nothing is taken away', () => {
    const boundary = [policyOf(allow('s3:*'), 'boundary')];
    const { before, after } = inSetting('boundary', boundary, []);
    expect(compare(catalog, before, after).verdict).toBe('broader');
  });
});

describe('policies that name principals', () => {
  const object = (principal: string) =>
    policyOf(
      `{Effect: Allow, Principal: ${principal}, Action: "s3:GetObject", Resource: "${OBJECTS}"}`,
      'resource',
    );
  const account = '{AWS: "arn:aws:iam::444455556666:root"}';

  test.each([
    [account, '"*"', 'broader'],
    ['"*"', account, 'narrower'],
    [account, '{AWS: "444455556666"}', 'equivalent'],
    [account, '{AWS: "arn:aws:iam::123456789012:root"}', 'incomparable'],
    ['{AWS: "arn:aws:iam::444455556666:role/a"}', account, 'broader'],
  ])('%s to %s: %s', (before, after, verdict) => {
    const comparison = compare(catalog, [object(before)], [object(after)]);
    expect(comparison).toMatchObject({ verdict });
    expect(comparison.reason).toBeUndefined();
  });

  test('requests by anybody, and by somebody', () => {
    const anybody = { policy: policyOf(allow('s3:GetObject', OBJECTS)), known: () => undefined };
    const somebody = { policy: object('{AWS: "arn:aws:iam::444455556666:role/a"}'), known: () => undefined };
    expect(proveAlways(catalog, [object('"*"')], anybody).verdict).toBe('proved');
    expect(proveAlways(catalog, [object(account)], anybody).verdict).toBe('refuted');
    expect(proveAlways(catalog, [object(account)], somebody).verdict).toBe('proved');
    expect(proveNever(catalog, [object('{Service: lambda.amazonaws.com}')], somebody).verdict).toBe('proved');
    expect(proveNever(catalog, [object(account)], somebody)).toMatchObject({
      verdict: 'refuted',
      witness: { principal: expect.stringContaining('444455556666') },
    });
  });
});
