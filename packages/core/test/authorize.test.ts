import { describe, expect, it } from 'vitest';
import { loadManagedPolicies } from '../src/catalog/managed-policies.ts';
import { readJson } from '../src/document/index.ts';
import {
  Authorizer,
  authorize,
  evaluatePolicies,
  evaluatePolicy,
  type PolicyLayers,
} from '../src/evaluate/index.ts';
import { callerOf, InvalidRequestError } from '../src/match/index.ts';
import { parsePolicy } from '../src/policy/index.ts';
import type { Request } from '../src/request/request.ts';
import { policyOf } from './support-policies.ts';

const USER = 'arn:aws:iam::111122223333:user/alice';
const SESSION = 'arn:aws:sts::111122223333:assumed-role/worker/job';
const FAR = 'arn:aws:iam::444455556666:user/alice';
const ALL = { Effect: 'Allow', Action: '*', Resource: '*' };
const NONE = { Effect: 'Allow', Action: 'sqs:*', Resource: '*' };
const LETTER = '\ue005';

const ask = (policies: PolicyLayers, request: Partial<Request> = {}) =>
  authorize({
    request: { principal: USER, action: 's3:GetObject', resource: 'arn:aws:s3:::b/x', ...request },
    policies,
  });

describe('the reason of a decision', () => {
  const resource = (Principal: unknown, more: object = {}) =>
    policyOf('resource', { ...ALL, Principal, ...more });
  const identity = policyOf('identity', ALL);
  const silent = policyOf('identity', NONE);
  const kms = { action: 'kms:Decrypt', resource: 'arn:aws:kms:eu-west-1:111122223333:key/k' };

  it.each<[string, PolicyLayers, Partial<Request>, string, readonly string[]]>([
    ['an identity policy', { identity }, {}, 'identity-policy-allows', ['identity']],
    [
      'the resource policy',
      { resource: resource({ AWS: USER }) },
      {},
      'resource-policy-allows',
      ['resource'],
    ],
    [
      'both sides',
      { identity, resource: resource('*') },
      { resourceAccount: '444455556666' },
      'identity-and-resource-policy-allow',
      ['identity', 'resource'],
    ],
    ['the root user', {}, { principal: '111122223333' }, 'root-user-of-the-account', []],
    [
      'an ungoverned action',
      {},
      { action: 'sts:GetCallerIdentity', resource: '*' },
      'no-policy-governs-this-action',
      [],
    ],
    [
      'a Deny',
      { identity: policyOf('identity', { ...ALL, Effect: 'Deny' }) },
      {},
      'explicit-deny',
      ['identity'],
    ],
    ['no Allow', { identity: silent }, {}, 'no-policy-allows', ['identity', 'resource']],
    ['the boundary', { identity, boundary: silent }, {}, 'boundary-does-not-allow', ['boundary']],
    [
      'the session policy',
      { identity, session: silent },
      { principal: SESSION },
      'session-policy-does-not-allow',
      ['session'],
    ],
    [
      'no session policy',
      { identity },
      { principal: 'arn:aws:sts::111122223333:federated-user/fay' },
      'session-policy-missing',
      ['session'],
    ],
    ['an SCP level', { identity, scps: [[identity], [silent]] }, {}, 'scp-does-not-allow', ['scp']],
    [
      'the endpoint',
      { identity, endpoint: policyOf('endpoint', { ...NONE, Principal: '*' }) },
      {},
      'endpoint-policy-does-not-allow',
      ['endpoint'],
    ],
    ['the key policy', { identity }, kms, 'resource-policy-must-allow', ['resource']],
    [
      'delegation to the account',
      { resource: resource({ AWS: '111122223333' }) },
      kms,
      'resource-policy-leaves-it-to-identity-policies',
      ['identity'],
    ],
    [
      'a missing resource policy across accounts',
      { identity },
      { principal: FAR, resourceAccount: '111122223333' },
      'resource-policy-must-allow-across-accounts',
      ['resource'],
    ],
    [
      'a missing identity policy across accounts',
      { resource: resource({ AWS: FAR }) },
      { principal: FAR, resourceAccount: '111122223333' },
      'identity-policy-must-allow-across-accounts',
      ['identity'],
    ],
    ['an anonymous caller', {}, { principal: '*' }, 'resource-policy-must-allow', ['resource']],
    [
      'a call that the caller cannot make',
      { identity },
      { principal: '111122223333', action: 'sts:AssumeRole', resource: 'arn:aws:iam::111122223333:role/r' },
      'caller-cannot-make-this-call',
      [],
    ],
    ['an unknown layer', { identity, boundary: 'unknown' }, {}, 'depends-on-what-is-not-known', []],
  ])('names %s', (_what, policies, request, reason, decidedBy) => {
    const { explanation } = ask(policies, request);
    expect(explanation).toMatchObject({ reason, decidedBy });
  });
});

describe('the explanation', () => {
  it('gives each element with why it matches or not', () => {
    const identity = policyOf('identity', {
      Sid: 'Own',
      Effect: 'Allow',
      NotAction: 'iam:*',
      Resource: 'arn:aws:s3:::${aws:PrincipalTag/team}/*',
      Condition: {
        StringEquals: { 'aws:PrincipalTag/env': 'prod', 'aws:TagKeys': 'a' },
        Bool: { 'aws:SecureTransport': 'true' },
        NumericLessThan: { 's3:max-keys': '5' },
      },
    });
    const context = { 'aws:PrincipalTag/env': 'test', 'aws:TagKeys': ['a', 'b'], 's3:max-keys': '3' };
    const [layer] = ask({ identity }, { context }).explanation.layers;
    expect(layer).toMatchObject({ layer: 'identity', allows: 'no', denies: 'no', isUnknown: false });
    const [statement] = layer!.policies[0]!.statements;
    expect(statement).toMatchObject({ index: 0, sid: 'Own', effect: 'Allow', matches: 'no' });
    const told = statement!.elements.map(({ element, key, reason, value, variables }) =>
      [element, key, reason, value, variables].filter((part) => part !== undefined),
    );
    expect(told).toEqual([
      ['NotAction', 'matches'],
      ['Resource', 'variable-without-value', ['aws:PrincipalTag/team']],
      ['Condition', 'aws:PrincipalTag/env', 'does-not-match', 'test'],
      ['Condition', 'aws:TagKeys', 'several-values', ['a', 'b']],
      ['Condition', 'aws:SecureTransport', 'key-absent'],
      ['Condition', 's3:max-keys', 'matches', '3'],
    ]);
  });

  it('says why a layer does not count', () => {
    const everything = policyOf('scp', { ...ALL, Effect: 'Deny' });
    const rcp = policyOf('rcp', { ...ALL, Effect: 'Deny', Principal: '*' });
    const { explanation } = ask(
      { scps: [[everything]], rcps: [[rcp]], identity: policyOf('identity', ALL) },
      { principal: '*', action: 'ec2:RunInstances', resource: '*' },
    );
    expect(explanation.layers.map(({ layer, level, notBound }) => [layer, level, notBound])).toEqual([
      ['scp', 0, 'caller-is-outside-the-organization'],
      ['rcp', 0, 'service-without-rcps'],
      ['identity', undefined, 'caller-has-no-identity-policies'],
    ]);
  });
});

describe('what is known only at deployment', () => {
  it('takes an opaque letter as text that only itself and a star match', () => {
    const identity = policyOf('identity', { ...ALL, Resource: `arn:aws:s3:::${LETTER}/*` });
    expect(ask({ identity }, { resource: `arn:aws:s3:::${LETTER}/x` }).decision).toBe('allowed');
    expect(ask({ identity }, { resource: 'arn:aws:s3:::b/x' }).decision).toBe('implicitly-denied');
  });

  it.each([
    ['IpAddress', 'aws:SourceIp', '10.0.0.1'],
    ['NumericEquals', 's3:max-keys', '5'],
    ['DateLessThan', 'aws:CurrentTime', '2026-01-01'],
    ['Bool', 'aws:SecureTransport', 'true'],
    ['Null', 'aws:SecureTransport', 'true'],
  ])('depends on an unknown value of %s', (operator, key, value) => {
    const identity = policyOf('identity', { ...ALL, Condition: { [operator]: { [key]: LETTER } } });
    const { decision, dependsOn } = ask({ identity }, { context: { [key]: value } });
    expect({ decision, dependsOn }).toEqual({
      decision: 'depends',
      dependsOn: [{ kind: 'value', name: key }],
    });
  });

  it('depends on a condition operator that does not exist', () => {
    const identity = policyOf('identity', { ...ALL, Condition: { StringMatches: { 'aws:SourceIp': 'a' } } });
    expect(ask({ identity }).dependsOn).toEqual([{ kind: 'operator', name: 'StringMatches' }]);
  });

  it('depends on a part of a policy that could not be read', () => {
    const policy = policyOf('identity', ALL);
    const unread = { ...policy, unread: [{ range: policy.range, reason: 'parameter `Extra`' }] };
    expect(ask({ identity: unread })).toMatchObject({
      decision: 'depends',
      dependsOn: [{ kind: 'policy-part', name: 'parameter `Extra`' }],
    });
    const request = { principal: USER, action: 's3:GetObject', resource: '*' };
    expect(evaluatePolicies({ policies: [unread], request }).decision).toBe('depends');
    expect(evaluatePolicies({ policies: [unread], request, unreadParts: 'ignored' }).decision).toBe(
      'allowed',
    );
  });
});

describe('evaluatePolicies', () => {
  const request = { principal: FAR, action: 's3:GetObject', resource: 'arn:aws:s3:::b/x' };

  it('names the statement that allows, and its policy', () => {
    const first = policyOf('resource', { ...NONE, Principal: '*' });
    const second = policyOf(
      'resource',
      { ...NONE, Principal: '*' },
      { ...ALL, Principal: { AWS: '444455556666' } },
    );
    const { decision, statement, policy } = evaluatePolicies({ policies: [first, second], request });
    expect([decision, statement?.index, policy]).toEqual(['allowed', 1, second]);
  });

  it('names the statement that denies', () => {
    const policy = policyOf('identity', ALL, { ...ALL, Effect: 'Deny' });
    expect(evaluatePolicy(policy, request)).toMatchObject({
      decision: 'explicitly-denied',
      statement: { index: 1 },
    });
  });

  it('wants the boundary to allow as well', () => {
    const policies = [policyOf('identity', ALL)];
    expect(evaluatePolicies({ policies, boundary: policyOf('boundary', NONE), request })).toEqual({
      decision: 'implicitly-denied',
    });
  });
});

describe('requests that cannot be', () => {
  it.each([
    ['principal', { principal: 'alice' }],
    ['principal', { principal: 'arn:aws:iam::111122223333:group/all' }],
    ['principal', { principal: 'arn:aws:s3:::b' }],
    ['principal', { principal: '' }],
    ['action', { action: 'GetObject' }],
    ['action', { action: 's3:Get*' }],
  ])('say what is wrong with the %s of %j', (part, request) => {
    expect(() => ask({}, request)).toThrow(
      expect.objectContaining({ name: 'InvalidRequestError', code: 'invalid-request', part }),
    );
  });

  it('are errors of their own class', () => {
    expect(() => callerOf('nobody')).toThrow(InvalidRequestError);
  });
});

describe('AWS managed policies', () => {
  it('are decided upon, every one', async () => {
    const managed = await loadManagedPolicies();
    const asked = { principal: USER, action: 's3:DeleteObject', resource: 'arn:aws:s3:::b/x' };
    const allowing = managed.names().filter((name) => {
      const identity = parsePolicy(readJson(managed.get(name)!.document).root!, 'identity');
      const { decision, dependsOn } = authorize({ request: asked, policies: { identity } });
      expect({ name, dependsOn }).toEqual({ name, dependsOn: [] });
      return decision === 'allowed';
    });
    expect(allowing).toContain('AdministratorAccess');
    expect(allowing).toContain('AmazonS3FullAccess');
    expect(allowing).not.toContain('ReadOnlyAccess');
    expect(allowing).not.toContain('IAMFullAccess');
  });
});

describe('an authorizer', () => {
  it('keeps what it learned of one request apart from the next', () => {
    const own = { ...ALL, Resource: 'arn:aws:s3:::home/${aws:username}/*' };
    const authorizer = new Authorizer({ identity: policyOf('identity', own) });
    const decide = (name: string, folder: string) =>
      authorizer.decide({
        principal: `arn:aws:iam::111122223333:user/${name}`,
        action: 's3:GetObject',
        resource: `arn:aws:s3:::home/${folder}/x`,
      });
    for (const name of ['a', 'b', 'a', 'c']) {
      for (const folder of ['a', 'b', 'c'])
        expect(decide(name, folder)).toBe(name === folder ? 'allowed' : 'implicitly-denied');
    }
  });

  it('does not take inherited properties of the context for keys', () => {
    const identity = policyOf('identity', { ...ALL, Condition: { Null: { constructor: 'false' } } });
    expect(ask({ identity }, { context: {} }).decision).toBe('implicitly-denied');
  });

  it('answers for a policy made to be slow', () => {
    const Resource = Array.from({ length: 300 }, (_, at) => `arn:aws:s3:::${'*a'.repeat(50)}*${at}`);
    const text = JSON.stringify({ Statement: Array.from({ length: 20 }, () => ({ ...ALL, Resource })) });
    const identity = parsePolicy(readJson(text).root!, 'identity');
    expect(ask({ identity }, { resource: `arn:aws:s3:::${'a'.repeat(1000)}` }).decision).toBe(
      'implicitly-denied',
    );
  });
});
