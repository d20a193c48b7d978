import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Authorizer, authorize, evaluatePolicies, type PolicyLayers } from '../src/evaluate/index.ts';
import type { Request } from '../src/request/request.ts';
import { policyOf } from './support-policies.ts';

const ACCOUNT = '111122223333';
const USER = `arn:aws:iam::${ACCOUNT}:user/alice`;
const SESSION = `arn:aws:sts::${ACCOUNT}:assumed-role/worker/job`;
const ROLE = `arn:aws:iam::${ACCOUNT}:role/worker`;
const FAR = 'arn:aws:iam::444455556666:user/alice';
const ROOT = `arn:aws:iam::${ACCOUNT}:root`;

const principals = [USER, SESSION, ROLE, FAR, ROOT, 'sns.amazonaws.com', '*'];
const oneOf = <T>(...values: readonly T[]) => fc.constantFrom(...values);

const resource = oneOf(
  '*',
  'arn:aws:s3:::b/*',
  'arn:aws:s3:::b/x',
  'arn:aws:s3:::${aws:username}/*',
  'arn:aws:s3:::c/*',
);
const condition = oneOf(
  { StringEquals: { 'aws:PrincipalTag/team': ['a', 'b'] } },
  { StringNotLike: { 'aws:PrincipalTag/team': 'a*' } },
  { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a', 'b'] } },
  { 'ForAnyValue:StringLike': { 'aws:TagKeys': 'a*' } },
  { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
  { BoolIfExists: { 'aws:SecureTransport': 'false' } },
  { Null: { 'aws:SourceIp': 'true' } },
  { NumericLessThan: { 's3:max-keys': '5' } },
);
const body = fc.record({
  action: oneOf(
    { Action: 's3:*' },
    { Action: 's3:GetObject' },
    { Action: '*' },
    { NotAction: 's3:PutObject' },
    { Action: 'sqs:*' },
  ),
  resource: fc.oneof(
    resource.map((Resource) => ({ Resource })),
    resource.map((NotResource) => ({ NotResource })),
  ),
  condition: fc.option(condition, { nil: undefined }),
});
const effect = oneOf('Allow', 'Allow', 'Deny');
const statement = fc.tuple(effect, body).map(([Effect, parts]) => ({
  Effect,
  ...parts.action,
  ...parts.resource,
  ...(parts.condition && { Condition: parts.condition }),
}));
const named = fc
  .tuple(
    statement,
    oneOf('Principal', 'Principal', 'NotPrincipal'),
    oneOf(
      '*',
      { AWS: USER },
      { AWS: [ROLE, SESSION] },
      { AWS: ROOT },
      { AWS: '444455556666' },
      { Service: 'sns.amazonaws.com' },
    ),
  )
  .map(([one, element, who]) => ({ ...one, [element]: who }));
const statements = fc.array(statement, { minLength: 1, maxLength: 4 });
const namedStatements = fc.array(named, { minLength: 1, maxLength: 4 });

const request: fc.Arbitrary<Request> = fc.record({
  principal: oneOf(...principals),
  action: oneOf('s3:GetObject', 's3:PutObject', 'sqs:SendMessage'),
  resource: oneOf('arn:aws:s3:::b/x', 'arn:aws:s3:::b/y', 'arn:aws:s3:::alice/x', '*'),
  resourceAccount: fc.constant(ACCOUNT),
  context: fc.dictionary(
    oneOf('aws:PrincipalTag/team', 'aws:SourceIp', 'aws:SecureTransport', 's3:max-keys', 'aws:TagKeys'),
    oneOf('a', 'b', '10.0.0.1', 'true', 'false', '3', ['a', 'b'], ['a', 'c'], []),
  ),
});

const layers = fc.record(
  {
    identity: statements,
    boundary: statements,
    session: statements,
    resource: namedStatements,
    scps: fc.array(statements, { minLength: 1, maxLength: 3 }),
    rcps: fc.array(statements, { minLength: 1, maxLength: 2 }),
    endpoint: namedStatements,
  },
  { requiredKeys: [] },
);
type Layers = typeof layers extends fc.Arbitrary<infer T> ? T : never;

function compile(parts: Layers): PolicyLayers {
  const { identity, boundary, session, resource: own, scps, rcps, endpoint } = parts;
  return {
    ...(identity && { identity: policyOf('identity', ...identity) }),
    ...(boundary && { boundary: policyOf('boundary', ...boundary) }),
    ...(session && { session: policyOf('session', ...session) }),
    ...(own && { resource: policyOf('resource', ...own) }),
    ...(endpoint && { endpoint: policyOf('endpoint', ...endpoint) }),
    ...(scps && { scps: scps.map((level) => [policyOf('scp', ...level)]) }),
    ...(rcps && {
      rcps: rcps.map((level) => [policyOf('rcp', ...level.map((one) => ({ ...one, Principal: '*' })))]),
    }),
  };
}

const LISTS = ['identity', 'boundary', 'session', 'resource', 'endpoint'] as const;
const decide = (parts: Layers, asked: Request) => new Authorizer(compile(parts)).decide(asked);

describe('decisions', () => {
  it('never gain access by a Deny more', () => {
    fc.assert(
      fc.property(layers, request, named, oneOf(...LISTS), (parts, asked, extra, layer) => {
        const more = { ...parts, [layer]: [...(parts[layer] ?? []), { ...extra, Effect: 'Deny' }] };
        // A cap or a gate that was not there denies what it does not allow; it may only take away as well.
        if (decide(more, asked) === 'allowed') expect(decide(parts, asked)).toBe('allowed');
      }),
      { numRuns: 600 },
    );
  });

  it('never lose access by an Allow more in a layer that is there', () => {
    fc.assert(
      fc.property(layers, request, named, oneOf(...LISTS), (parts, asked, extra, layer) => {
        const own = parts[layer];
        if (!own) return;
        const more = { ...parts, [layer]: [...own, { ...extra, Effect: 'Allow' }] };
        if (decide(parts, asked) === 'allowed') expect(decide(more, asked)).toBe('allowed');
        if (decide(parts, asked) === 'explicitly-denied')
          expect(decide(more, asked)).toBe('explicitly-denied');
      }),
      { numRuns: 600 },
    );
  });

  it('do not hang on the order of statements, nor on how they are spread over policies', () => {
    fc.assert(
      fc.property(layers, request, (parts, asked) => {
        const turned = Object.fromEntries(
          Object.entries(parts).map(([name, list]) => [
            name,
            name.endsWith('s') ? list : [...list].reverse(),
          ]),
        ) as Layers;
        expect(decide(turned, asked)).toBe(decide(parts, asked));
        const { identity } = parts;
        if (!identity) return;
        const spread = { ...compile(parts), identity: identity.map((one) => policyOf('identity', one)) };
        expect(new Authorizer(spread).decide(asked)).toBe(decide(parts, asked));
      }),
      { numRuns: 400 },
    );
  });

  it('are not changed by the order of SCP levels', () => {
    fc.assert(
      fc.property(layers, request, (parts, asked) => {
        if (!parts.scps) return;
        expect(decide({ ...parts, scps: [...parts.scps].reverse() }, asked)).toBe(decide(parts, asked));
      }),
      { numRuns: 300 },
    );
  });

  it('are settled by every value of what they depend on, and by nothing else', () => {
    const unknown = oneOf(
      'aws:PrincipalTag/team',
      'aws:SourceIp',
      'aws:SecureTransport',
      's3:max-keys',
      'aws:TagKeys',
    );
    const values = [undefined, 'a', 'b', '10.0.0.1', 'true', 'false', '3', ['a', 'b'], ['c', 'd']];
    fc.assert(
      fc.property(layers, request, unknown, (parts, asked, key) => {
        const { [key]: _, ...context } = asked.context ?? {};
        const authorizer = new Authorizer(compile(parts));
        const open = authorizer.authorize({ ...asked, context, unknownKeys: [key] });
        const closed = values.map((value) =>
          authorizer.decide({
            ...asked,
            context: value === undefined ? context : { ...context, [key]: value },
          }),
        );
        if (open.decision === 'depends') {
          expect(open.dependsOn).toEqual([{ kind: 'key', name: key }]);
        } else if (open.decision === 'implicitly-denied') {
          expect(closed).not.toContain('allowed');
        } else expect(new Set(closed)).toEqual(new Set([open.decision]));
      }),
      { numRuns: 600 },
    );
  });

  it('are explained consistently', () => {
    fc.assert(
      fc.property(layers, request, (parts, asked) => {
        const { decision, explanation } = authorize({ request: asked, policies: compile(parts) });
        const bound = explanation.layers.filter(({ notBound }) => notBound === undefined);
        for (const layer of bound) {
          const matching = layer.policies.flatMap(({ statements: all }) =>
            all.filter(({ matches }) => matches === 'yes'),
          );
          expect(layer.denies === 'yes').toBe(matching.some((one) => one.effect === 'Deny'));
          expect(layer.allows === 'yes').toBe(matching.some((one) => one.effect === 'Allow'));
        }
        expect(decision === 'explicitly-denied').toBe(bound.some(({ denies }) => denies === 'yes'));
        expect(explanation.reason === 'explicit-deny').toBe(decision === 'explicitly-denied');
        expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation);
      }),
      { numRuns: 400 },
    );
  });
});

describe('evaluatePolicies', () => {
  it('agrees with authorize where identity policies and a boundary decide alone', () => {
    fc.assert(
      fc.property(
        statements,
        fc.option(statements, { nil: undefined }),
        request,
        (identity, boundary, asked) => {
          const own = { ...asked, principal: USER };
          const policies = [policyOf('identity', ...identity)];
          const limit = boundary && policyOf('boundary', ...boundary);
          const { decision } = evaluatePolicies({
            policies,
            ...(limit && { boundary: limit }),
            request: own,
          });
          expect(new Authorizer({ identity: policies, ...(limit && { boundary: limit }) }).decide(own)).toBe(
            decision,
          );
        },
      ),
      { numRuns: 400 },
    );
  });
});
