import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../src/catalog/load-catalog.ts';
import { compare } from '../src/compare/index.ts';
import { OpaqueTable } from '../src/document/opaque.ts';
import { readDocument } from '../src/document/read-document.ts';
import { SourceText } from '../src/document/source-text.ts';
import { compilePolicy } from '../src/evaluate/compile-policies.ts';
import { matchesTarget } from '../src/evaluate/compile-statement.ts';
import { ResolvedRequest } from '../src/evaluate/resolved-request.ts';
import { callerOf } from '../src/match/caller.ts';
import { compilePrincipal } from '../src/match/principal.ts';
import { YES } from '../src/match/truth.ts';
import type { PolicyKind } from '../src/policy/kind.ts';
import { parsePolicy } from '../src/policy/parse-policy.ts';
import type { PolicyInContext } from '../src/policy/source.ts';
import { compileStatement } from '../src/symbolic/compile-statement.ts';
import {
  allCallers,
  CALLER_KINDS,
  callersOf,
  KINDS_WITH_ACCOUNT,
} from '../src/symbolic/principals/caller-kinds.ts';
import { memberOf, principalOf } from '../src/symbolic/principals/member.ts';
import { onCallers } from '../src/symbolic/principals/on-callers.ts';
import { principalSet, reachedBy } from '../src/symbolic/principals/principal-set.ts';

const catalog = loadCatalog();

function policyOf(statement: object, kind: PolicyKind = 'resource'): PolicyInContext {
  const source = new SourceText('p', JSON.stringify({ Version: '2012-10-17', Statement: statement }));
  const policy = parsePolicy(readDocument(source).root!, kind);
  return { policy, kind, name: 'p', source, opaque: new OpaqueTable() };
}

const ACCOUNT = 'arn:aws:iam::444455556666';
const CALLERS = [
  `${ACCOUNT}:user/alice`,
  `${ACCOUNT}:user/team/bob`,
  `${ACCOUNT}:role/app`,
  `${ACCOUNT}:role/team/app`,
  `${ACCOUNT}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`,
  `${ACCOUNT}:root`,
  '111122223333',
  'arn:aws:sts::444455556666:assumed-role/app/one',
  'arn:aws:sts::444455556666:assumed-role/app/two',
  'arn:aws:sts::111122223333:assumed-role/app/one',
  'arn:aws:sts::444455556666:federated-user/alice',
  'arn:aws-cn:iam::555566667777:user/alice',
  'sns.amazonaws.com',
  'accounts.google.com',
  `${ACCOUNT}:saml-provider/corp`,
  `${ACCOUNT}:oidc-provider/token.example.com`,
  'a'.repeat(64),
  'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1',
  '*',
];

test('every caller is of one kind, and comes back as it was', () => {
  for (const principal of CALLERS) {
    const member = memberOf(principal);
    const kinds = CALLER_KINDS.filter((kind) => callersOf(kind).has(member));
    expect([principal, ...kinds]).toEqual([principal, callerOf(principal).kind]);
    const whole = principal === '111122223333' ? 'arn:aws:iam::111122223333:root' : principal;
    expect(principalOf(member)).toBe(whole);
  }
  for (const kind of CALLER_KINDS.filter((one) => KINDS_WITH_ACCOUNT.has(one))) {
    const member = callersOf(kind).example()!;
    expect([member, callerOf(principalOf(member)).kind]).toEqual([member, kind]);
  }
});

const ENTRIES: readonly (readonly [string, string])[] = [
  ['AWS', '*'],
  ['AWS', '444455556666'],
  ['AWS', `${ACCOUNT}:root`],
  ['AWS', 'arn:aws-cn:iam::555566667777:root'],
  ['AWS', `${ACCOUNT}:user/alice`],
  ['AWS', `${ACCOUNT}:role/app`],
  ['AWS', `${ACCOUNT}:role/team/app`],
  ['AWS', 'arn:aws:sts::444455556666:assumed-role/app/one'],
  ['AWS', 'arn:aws:sts::444455556666:federated-user/alice'],
  ['AWS', 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1'],
  ['Service', 'sns.amazonaws.com'],
  ['Service', '*'],
  ['Federated', 'accounts.google.com'],
  ['Federated', `${ACCOUNT}:saml-provider/corp`],
  ['CanonicalUser', 'a'.repeat(64)],
];

test('a principal element reaches the callers that the evaluator says, as it says', () => {
  const elements = fc.record({
    effect: fc.constantFrom('Allow' as const, 'Deny' as const),
    negated: fc.boolean(),
    hasBoundary: fc.boolean(),
    entries: fc.uniqueArray(fc.constantFrom(...ENTRIES), { minLength: 1, maxLength: 4 }),
  });
  const property = fc.property(elements, ({ effect, negated, hasBoundary, entries }) => {
    const named: Record<string, string[]> = {};
    for (const [type, value] of entries) named[type] = [...(named[type] ?? []), value];
    const { policy } = policyOf({
      Effect: effect,
      [negated ? 'NotPrincipal' : 'Principal']: named,
      Action: 's3:*',
      Resource: '*',
    });
    const { principal } = policy.statements[0]!;
    const reach = compilePrincipal(principal, effect);
    const set = principalSet(principal, effect, hasBoundary);
    const reached = reachedBy(principal);
    for (const one of CALLERS) {
      const found = reach(callerOf(one), { hasBoundary });
      const member = memberOf(one);
      expect([one, set.has(member)]).toEqual([one, found !== 'none']);
      if (effect === 'Deny') continue;
      const direct = found === 'everyone' || found === 'principal';
      expect([one, reached.direct.has(member)]).toEqual([one, direct]);
      if (!direct) expect([one, reached.role.has(member)]).toEqual([one, found === 'role']);
      if (found === 'account' || found === 'none')
        expect([one, reached.account.has(member)]).toEqual([one, found === 'account']);
    }
  });
  fc.assert(property, { numRuns: 400, seed: 7 });
});

const DERIVED: readonly (readonly [string, readonly string[]])[] = [
  [
    'aws:PrincipalArn',
    [`${ACCOUNT}:role/app`, `${ACCOUNT}:role/*`, 'arn:aws:iam::*:user/alice', `${ACCOUNT}:*`, '*'],
  ],
  ['aws:PrincipalAccount', ['444455556666', '4444*', 'anonymous', '111122223333']],
  ['aws:PrincipalType', ['User', 'AssumedRole', 'Account', 'Anonymous', 'A*']],
  ['aws:PrincipalIsAWSService', ['true', 'false']],
  ['aws:PrincipalServiceName', ['sns.amazonaws.com', '*.amazonaws.com']],
  ['aws:username', ['alice', 'b*', 'team/bob']],
];
const OPERATORS = [
  'StringEquals',
  'StringNotEquals',
  'StringLike',
  'StringNotLike',
  'ArnLike',
  'ArnNotEquals',
];

test('a condition on a key that follows from the caller is the set of callers for whom the evaluator finds it true', () => {
  const conditions = fc.constantFrom(...DERIVED).chain(([key, values]) =>
    fc.record({
      key: fc.constant(key),
      operator:
        key === 'aws:PrincipalIsAWSService'
          ? fc.constantFrom('Bool', 'BoolIfExists', 'StringEquals')
          : fc
              .tuple(fc.constantFrom(...OPERATORS), fc.constantFrom('', 'IfExists'))
              .map((parts) => parts.join('')),
      values: fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 }),
      isNull: fc.nat(5),
    }),
  );
  const property = fc.property(fc.array(conditions, { minLength: 1, maxLength: 2 }), (list) => {
    const Condition: Record<string, Record<string, readonly string[]>> = {};
    for (const { key, operator, values, isNull } of list) {
      const name = isNull === 0 ? 'Null' : operator;
      Condition[name] = { ...Condition[name], [key]: isNull === 0 ? ['true'] : values };
    }
    const context = policyOf({ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*', Condition });
    const [statement] = context.policy.statements;
    const compiled = compileStatement(statement!, context, () => undefined)!;
    const parts = onCallers(allCallers(), compiled.atoms);
    expect(parts.every(({ atoms }) => atoms.length === 0)).toBe(true);
    for (const principal of CALLERS) {
      const request = new ResolvedRequest({ principal, action: 's3:GetObject', resource: '*' }, false);
      const holds = matchesTarget(compilePolicy(context.policy).statements[0]!, request) === YES;
      const member = memberOf(principal);
      expect([principal, parts.some(({ principals }) => principals.has(member))]).toEqual([principal, holds]);
    }
  });
  fc.assert(property, { numRuns: 400, seed: 7 });
});

describe('rewritings of who may call', () => {
  const allow = (Principal: unknown, Condition?: object) =>
    policyOf({
      Effect: 'Allow',
      Principal,
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::a/*',
      ...(Condition && { Condition }),
    });
  const account = { AWS: `${ACCOUNT}:root` };
  const isAccount = { StringEquals: { 'aws:PrincipalAccount': '444455556666' } };
  const ROLE = `${ACCOUNT}:role/app`;

  test.each([
    ['an account', allow('*', isAccount), allow(account), 'equivalent'],
    [
      'an account, ignoring case',
      allow('*', { StringEqualsIgnoreCase: isAccount.StringEquals }),
      allow(account),
      'equivalent',
    ],
    [
      'two accounts',
      allow('*', { StringEquals: { 'aws:PrincipalAccount': ['444455556666', '111122223333'] } }),
      allow({ AWS: ['444455556666', '111122223333'] }),
      'equivalent',
    ],
    [
      'another account',
      allow('*', { StringEquals: { 'aws:PrincipalAccount': '111122223333' } }),
      allow(account),
      'incomparable',
    ],
    [
      'an account by the ARN',
      allow('*', { ArnLike: { 'aws:PrincipalArn': `${ACCOUNT}:*` } }),
      allow(account),
      'broader',
    ],
    [
      'everything of it by the ARN',
      allow('*', {
        ArnLike: { 'aws:PrincipalArn': ['arn:*:iam::444455556666:*', 'arn:*:sts::444455556666:*'] },
      }),
      allow(account),
      'equivalent',
    ],
    [
      'one user',
      allow('*', { ArnEquals: { 'aws:PrincipalArn': `${ACCOUNT}:user/alice` } }),
      allow({ AWS: `${ACCOUNT}:user/alice` }),
      'equivalent',
    ],
    ['one role', allow('*', { ArnEquals: { 'aws:PrincipalArn': ROLE } }), allow({ AWS: ROLE }), 'equivalent'],
    [
      'one role within its account',
      allow(account, { ArnEquals: { 'aws:PrincipalArn': ROLE } }),
      allow({ AWS: ROLE }),
      'equivalent',
    ],
    [
      'users of a name',
      allow(account, { StringEquals: { 'aws:username': 'alice' } }),
      allow(account, {
        ArnLike: { 'aws:PrincipalArn': ['arn:*:iam::*:user/alice', 'arn:*:iam::*:user/*/alice'] },
      }),
      'equivalent',
    ],
    [
      'a service',
      allow('*', { StringEquals: { 'aws:PrincipalServiceName': 'sns.amazonaws.com' } }),
      allow({ Service: 'sns.amazonaws.com' }),
      'equivalent',
    ],
    ['no service', allow('*', { Bool: { 'aws:PrincipalIsAWSService': 'false' } }), allow('*'), 'broader'],
    [
      'users by type',
      allow(account, { StringEquals: { 'aws:PrincipalType': 'User' } }),
      allow(account, { ArnLike: { 'aws:PrincipalArn': 'arn:*:iam::*:user/*' } }),
      'equivalent',
    ],
    ['an organization', allow('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }), allow('*'), 'broader'],
    [
      'an organization, and nobody without',
      allow('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }),
      allow('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-1', 'aws:PrincipalIsAWSService': 'false' } }),
      'equivalent',
    ],
    [
      'everybody who has a name',
      allow('*', { StringNotEqualsIfExists: { 'aws:PrincipalAccount': 'anonymous' } }),
      allow('*', { StringNotEquals: { 'aws:PrincipalType': 'Anonymous' } }),
      'equivalent',
    ],
  ])('%s', (_, before, after, verdict) => {
    const comparison = compare(catalog, [before], [after]);
    expect(comparison).toMatchObject({ verdict });
    expect(comparison.reason).toBeUndefined();
  });

  test('a negated condition lets in who has no such key', () => {
    const { verdict, gained } = compare(
      catalog,
      [allow({ AWS: '111122223333' })],
      [allow('*', { StringNotEquals: { 'aws:PrincipalArn': [`${ACCOUNT}:user/alice`] } })],
    );
    expect(verdict).toBe('broader');
    const without = allow('*', {
      StringNotEquals: { 'aws:PrincipalArn': [`${ACCOUNT}:user/alice`] },
      Null: { 'aws:PrincipalArn': 'false' },
    });
    const rest = compare(
      catalog,
      [without],
      [allow('*', { StringNotEquals: { 'aws:PrincipalArn': [`${ACCOUNT}:user/alice`] } })],
    );
    expect(rest.verdict).toBe('broader');
    expect(gained.length).toBeGreaterThan(0);
    expect(rest.gained.map(({ request }) => request.principal)).toContain('*');
  });

  test('a difference is told by the key that makes it', () => {
    const { gained } = compare(catalog, [allow('*', isAccount)], [allow('*')]);
    expect(gained[0]!.when.map(({ condition, holds }) => [condition.key.value, holds])).toEqual([
      ['aws:PrincipalAccount', false],
    ]);
  });
});
