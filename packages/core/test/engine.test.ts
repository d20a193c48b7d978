import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../src/catalog/load-catalog.ts';
import { OpaqueTable } from '../src/document/opaque.ts';
import { readDocument } from '../src/document/read-document.ts';
import { SourceText } from '../src/document/source-text.ts';
import type { PolicyKind } from '../src/policy/kind.ts';
import { parsePolicy } from '../src/policy/parse-policy.ts';
import type { PolicyInContext } from '../src/policy/source.ts';
import { createEngine } from '../src/symbolic/engine.ts';
import type { Question } from '../src/symbolic/question.ts';

const engine = createEngine(loadCatalog());

function policyOf(statements: string, kind: PolicyKind = 'identity'): PolicyInContext {
  const source = new SourceText('policy.yaml', `Version: 2012-10-17\nStatement: [${statements}]`);
  const policy = parsePolicy(readDocument(source).root!, kind);
  expect(policy.problems).toEqual([]);
  return { policy, kind, name: 'policy', source, opaque: new OpaqueTable() };
}

function ask(policy: PolicyInContext, question: Question) {
  const answer = engine.access(policy).ask(question);
  return answer.possible === 'yes' ? answer.witness : answer.possible === 'no' ? 'no' : answer.reason;
}

const anyRole = (policy: PolicyInContext): Question => ({
  actions: ['iam:PassRole'],
  resources: [engine.arbitraryResource('iam:role', policy)],
  circumstances: 'adverse',
});

describe('a role to pass', () => {
  const pass = '{Effect: Allow, Action: iam:PassRole, Resource: "*"}';
  const role = 'arn:aws:iam::111122223333:role/example';
  const principal = role;

  test.each([
    ['no limit', pass, { principal, action: 'iam:PassRole', resource: role, decision: 'allowed' }],
    ['a role named', pass.replace('"*"', 'arn:aws:iam::111122223333:role/app'), 'no'],
    ['roles with a prefix', pass.replace('"*"', 'arn:aws:iam::*:role/app-*'), 'no'],
    [
      'every role of the account',
      pass.replace('"*"', 'arn:aws:iam::111122223333:role/*'),
      { principal, action: 'iam:PassRole', resource: role, decision: 'allowed' },
    ],
    [
      'a Deny on all but some',
      `${pass}, {Effect: Deny, Action: "iam:*", NotResource: "arn:aws:iam::*:role/app-*"}`,
      'no',
    ],
    [
      'a Deny on some',
      `${pass}, {Effect: Deny, Action: iam:PassRole, Resource: "arn:aws:iam::*:role/admin"}`,
      { principal, action: 'iam:PassRole', resource: role, decision: 'allowed' },
    ],
    [
      'one service',
      pass.replace('}', ', Condition: {StringEquals: {iam:PassedToService: lambda.amazonaws.com}}}'),
      'no',
    ],
    [
      'any service',
      pass.replace('}', ', Condition: {StringLike: {iam:PassedToService: "*.amazonaws.com"}}}'),
      {
        principal,
        action: 'iam:PassRole',
        resource: role,
        context: { 'iam:PassedToService': 'ec2.amazonaws.com' },
        decision: 'allowed',
      },
    ],
    [
      'a Deny unless a service',
      `${pass}, {Effect: Deny, Action: iam:PassRole, Resource: "*", Condition: {StringNotEquals: {iam:PassedToService: lambda.amazonaws.com}}}`,
      'no',
    ],
    [
      'tagged roles',
      pass.replace('}', ', Condition: {StringEquals: {aws:ResourceTag/team: "${aws:PrincipalTag/team}"}}}'),
      'no',
    ],
  ])('%s', (_, statements, expected) => {
    const policy = policyOf(statements);
    expect(ask(policy, anyRole(policy))).toEqual(expected);
  });
});

describe('the public', () => {
  const open = '{Effect: Allow, Principal: "*", Action: s3:GetObject, Resource: "arn:aws:s3:::invoices/*"}';
  const withCondition = (condition: string) => open.replace(/}$/, `, Condition: {${condition}}}`);
  const resource = 'arn:aws:s3:::invoices/a';
  const anonymous = {
    principal: '*',
    action: 's3:GetObject',
    resourceAccount: '111122223333',
    decision: 'allowed',
  };

  test.each([
    ['no condition', open, true],
    ['an organization', withCondition('StringEquals: {aws:PrincipalOrgID: o-abc}'), false],
    ['an endpoint', withCondition('StringEquals: {aws:SourceVpce: vpce-1}'), false],
    ['a network', withCondition('IpAddress: {aws:SourceIp: [10.0.0.0/8, 198.51.100.0/24]}'), false],
    ['every network', withCondition('IpAddress: {aws:SourceIp: 0.0.0.0/0}'), true],
    ['two halves of the net', withCondition('IpAddress: {aws:SourceIp: [0.0.0.0/1, 128.0.0.0/1]}'), true],
    ['all but one network', withCondition('NotIpAddress: {aws:SourceIp: 203.0.113.0/24}'), true],
    ['a referer', withCondition('StringLike: {aws:Referer: "https://example.com/*"}'), true],
    ['TLS', withCondition('Bool: {aws:SecureTransport: true}'), true],
    [
      'an organization, if there is one',
      withCondition('StringEqualsIfExists: {aws:PrincipalOrgID: o-abc}'),
      true,
    ],
    ['any organization', withCondition('StringLike: {aws:PrincipalOrgID: "o-*"}'), false],
    ['MFA', withCondition('Bool: {aws:MultiFactorAuthPresent: true}'), false],
    [
      'a Deny without the endpoint',
      `${open}, {Effect: Deny, Principal: "*", Action: "s3:*", Resource: "*", Condition: {StringNotEquals: {aws:SourceVpce: vpce-1}}}`,
      false,
    ],
    [
      'a Deny without TLS',
      `${open}, {Effect: Deny, Principal: "*", Action: "s3:*", Resource: "*", Condition: {Bool: {aws:SecureTransport: false}}}`,
      true,
    ],
    [
      'a Deny on other objects',
      `${open}, {Effect: Deny, Principal: "*", Action: "s3:*", Resource: "arn:aws:s3:::invoices/private/*"}`,
      true,
    ],
    [
      'a Deny on all objects',
      `${open}, {Effect: Deny, Principal: "*", Action: "s3:Get*", Resource: "arn:aws:s3:::*"}`,
      false,
    ],
  ])('%s', (_, statements, isPublic) => {
    const answer = ask(policyOf(statements, 'resource'), { principals: ['*'], circumstances: 'adverse' });
    if (isPublic)
      expect(answer).toMatchObject({
        ...anonymous,
        resource: expect.stringMatching(/^arn:aws:s3:::invoices\/./),
      });
    else expect(answer).toBe('no');
    expect(resource).toBeTruthy();
  });
});

describe('several policies', () => {
  const admin = policyOf('{Effect: Allow, Action: "*", Resource: "*"}');
  const boundary = policyOf(
    '{Effect: Allow, Action: "s3:*", Resource: "*"}, {Effect: Deny, Action: s3:DeleteBucket, Resource: "*"}',
    'boundary',
  );

  test('a boundary caps them', () => {
    const capped = engine.together([admin], boundary);
    expect(capped.ask({ actions: ['iam:*'] }).possible).toBe('no');
    expect(capped.ask({ actions: ['s3:DeleteBucket'] }).possible).toBe('no');
    expect(capped.ask({ actions: ['s3:CreateBucket'] })).toMatchObject({
      possible: 'yes',
      witness: { resource: 'arn:aws:s3:::example' },
    });
  });

  test('a Deny of one closes what another allows', () => {
    const deny = policyOf('{Effect: Deny, NotAction: "s3:*", Resource: "*"}');
    expect(engine.together([admin, deny]).ask({ actions: ['iam:CreateUser'] }).possible).toBe('no');
    expect(engine.together([deny, admin]).ask({ actions: ['s3:GetObject'] }).possible).toBe('yes');
  });
});

test('variables that follow from the caller are replaced', () => {
  const own = policyOf(
    '{Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::home/${aws:username}/*"}',
  );
  const question = { actions: ['s3:GetObject'], principals: ['arn:aws:iam::111122223333:user/staff/alice'] };
  expect(ask(own, question)).toMatchObject({
    resource: expect.stringMatching(/^arn:aws:s3:::home\/alice\//),
  });
  expect(ask(own, { ...question, resources: ['arn:aws:s3:::home/bob/a'] })).toBe('no');
});

describe('a variable whose value the caller does not tell', () => {
  const tag = 'aws:PrincipalTag/team';
  const own = policyOf(
    `{Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::data/\${${tag}}/*"}, {Effect: Allow, Action: s3:PutObject, Resource: "*"}, {Effect: Deny, Action: s3:PutObject, NotResource: "arn:aws:s3:::data/\${${tag}}/*"}`,
  );
  const read = { actions: ['s3:GetObject'], resources: ['arn:aws:s3:::data/red/x'] };
  const write = { actions: ['s3:PutObject'], resources: ['arn:aws:s3:::other/x'] };
  const open = 'what a policy variable holds decides whether it is allowed';

  test.each([
    ['is what the question says', { ...read, context: { [tag]: 'red' } }, expect.anything()],
    ['is what the question says, and nothing else', { ...read, context: { [tag]: 'blue' } }, 'no'],
    ['has no value where its key is absent', { ...read, context: { [tag]: null } }, 'no'],
    ['may be what it takes', read, open],
    [
      'is nothing that other parts of the resource are',
      { ...read, resources: ['arn:aws:s3:::logs/red/x'] },
      'no',
    ],
    ['leaves nothing out of a Deny where its key is absent', { ...write, context: { [tag]: null } }, 'no'],
    ['leaves a Deny where its key is there', { ...write, context: { [tag]: 'red' } }, 'no'],
  ])('%s', (_, question, expected) => {
    const answer = ask(own, question);
    if (typeof expected === 'string') expect(answer).toBe(expected);
    else expect(answer).toMatchObject({ decision: 'allowed' });
  });

  test('may be absent, so that a Deny of a resource with it covers none', () => {
    const denied = policyOf(
      `{Effect: Allow, Action: s3:PutObject, Resource: "*"}, {Effect: Deny, Action: s3:PutObject, Resource: "arn:aws:s3:::data/\${${tag}}*"}`,
    );
    expect(ask(denied, { ...write, resources: ['arn:aws:s3:::data/red'] })).toMatchObject({
      decision: 'allowed',
    });
  });
});

test('open variables get a value in the witness', () => {
  const tagged = policyOf(
    '{Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::data/${aws:PrincipalTag/team}/*"}',
  );
  expect(ask(tagged, { actions: ['s3:GetObject'] })).toMatchObject({
    resource: expect.stringMatching(/^arn:aws:s3:::data\/example\//),
    context: { 'aws:PrincipalTag/team': 'example' },
  });
});

test('what only deployment knows makes an answer unknown, never no', () => {
  const policy = policyOf('{Effect: Allow, Action: s3:GetObject, Resource: "*"}');
  const unread = {
    ...policy,
    policy: {
      ...policy.policy,
      unread: [{ range: { start: 0, end: 1 }, reason: 'a statement from a parameter' }],
    },
  };
  expect(ask(unread, { actions: ['iam:PassRole'] })).toBe('a statement from a parameter');
});

test('many-valued keys', () => {
  const tags = policyOf(
    '{Effect: Allow, Action: ec2:CreateTags, Resource: "*", Condition: {"ForAllValues:StringEquals": {aws:TagKeys: [team]}, "ForAnyValue:StringLike": {aws:TagKeys: "t*"}}}',
  );
  expect(ask(tags, { actions: ['ec2:CreateTags'] })).toMatchObject({ context: { 'aws:TagKeys': 'team' } });
  const given = (value: string[]) =>
    ask(tags, { actions: ['ec2:CreateTags'], context: { 'aws:TagKeys': value } });
  expect(given(['team'])).toMatchObject({ decision: 'allowed' });
  expect([given([]), given(['team', 'owner'])]).toEqual(['no', 'no']);
  const never = policyOf(
    '{Effect: Allow, Action: ec2:CreateTags, Resource: "*", Condition: {"ForAllValues:StringEquals": {aws:TagKeys: [team]}, "ForAnyValue:StringEquals": {aws:TagKeys: owner}}}',
  );
  expect(ask(never, { actions: ['ec2:CreateTags'] })).toBe('no');
});
