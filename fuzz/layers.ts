import type { LayersInContext, PolicyInContext, PolicyKind, Request } from '@leastwise/core';
import { OpaqueTable } from '@leastwise/core';
import fc from 'fast-check';
import { type FuzzKey, KEYS } from './condition-keys.ts';
import { policyOf, type StatementJson } from './policy-of.ts';
import { documents, OUTSIDER, ROLE, SESSION, type StatementOptions, USER } from './statements.ts';

const OWN = '111122223333';
const OTHER = '444455556666';
const SERVICE_LINKED = `arn:aws:iam::${OWN}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`;
const ADMIN = `arn:aws:iam::${OTHER}:role/team/admin`;
const FEDERATED = `arn:aws:sts::${OWN}:federated-user/bob`;

/** Callers of every kind, in two accounts. */
const ALL_CALLERS = [
  ...[USER, USER, ROLE, ROLE, ROLE, ROLE, SESSION, SESSION, SESSION, SESSION, OUTSIDER, OUTSIDER],
  `arn:aws:iam::${OTHER}:user/alice`,
  `arn:aws:sts::${OTHER}:assumed-role/admin/job`,
  `arn:aws:iam::${OWN}:root`,
  SERVICE_LINKED,
  FEDERATED,
  ...['sns.amazonaws.com', 'accounts.google.com', `arn:aws:iam::${OWN}:saml-provider/corp`, '*'],
];

/** Keys that follow from who calls or from the resource, and those of the caller's organization. */
const DERIVED: readonly FuzzKey[] = (
  [
    ['aws:PrincipalAccount', [OWN, OTHER, '1111*', 'anonymous'], [], ['${aws:ResourceAccount}']],
    [
      'aws:PrincipalArn',
      [USER, ROLE, 'arn:aws:iam::*:role/*', `arn:aws:iam::${OTHER}:*`, '*alice'],
      [],
      ['arn:aws:iam::${aws:ResourceAccount}:*', 'arn:aws:iam::*:user/${aws:PrincipalTag/team}'],
    ],
    ['aws:username', ['alice', 'a*'], [], ['${aws:PrincipalTag/team}lice', "${aws:username, 'bob'}"]],
    ['aws:PrincipalType', ['User', 'AssumedRole', 'A*'], []],
    ['aws:PrincipalServiceName', ['sns.amazonaws.com', 's*'], []],
    ['aws:ResourceAccount', [OWN, OTHER, '4*'], [], ['${aws:PrincipalAccount}']],
    ['s3:ResourceAccount', [OWN, OTHER], [], ['${aws:PrincipalAccount}']],
    ['kms:CallerAccount', [OWN, OTHER], [], ['${aws:PrincipalAccount}']],
    ['aws:PrincipalOrgID', ['o-1', 'o-2', 'o-*'], ['o-1', 'o-2', 'o-3'], ['o-${aws:PrincipalTag/team}']],
  ] as const
).map(([key, listed, held, variables]) => ({
  key,
  family: 'text',
  many: false,
  listed,
  held,
  ...(variables && { variables }),
}));
const PLAIN = KEYS.filter(({ key }) =>
  ['aws:SourceVpce', 'aws:PrincipalTag/team', 'aws:TagKeys', 'aws:SecureTransport'].includes(key),
);
const LAYER_KEYS = [...DERIVED, ...PLAIN];

/** Actions of services that are evaluated in ways of their own, and of others, with resources of two accounts or none. */
const TARGETS: readonly (readonly [string, readonly string[]])[] = [
  ['s3:GetObject', ['arn:aws:s3:::a/x', 'arn:aws:s3:::b/x']],
  ['s3:ListAllMyBuckets', ['*']],
  ['sqs:SendMessage', [`arn:aws:sqs:us-east-1:${OWN}:a`, `arn:aws:sqs:us-east-1:${OTHER}:a`]],
  ['sns:Publish', [`arn:aws:sns:us-east-1:${OWN}:a`, `arn:aws:sns:us-east-1:${OTHER}:a`]],
  ['iam:CreateUser', [`arn:aws:iam::${OWN}:user/a`]],
  ['kms:Decrypt', [`arn:aws:kms:us-east-1:${OWN}:key/a`, `arn:aws:kms:us-east-1:${OTHER}:key/a`]],
  ['kms:DeleteAlias', [`arn:aws:kms:us-east-1:${OWN}:alias/aws/s3`]],
  ['sts:AssumeRole', [ROLE, OUTSIDER, SERVICE_LINKED]],
  ['sts:GetFederationToken', [FEDERATED]],
  ['sts:GetCallerIdentity', ['*']],
];

const OPTIONS: StatementOptions = {
  actions: [
    '*',
    '*',
    's3:*',
    's3:GetObject',
    'kms:*',
    'sts:*',
    'sts:AssumeRole',
    'sqs:*',
    'sns:Publish',
    'iam:*',
  ],
  resources: ['*', '*', '*', ROLE, `arn:aws:*:*:${OWN}:*`, `arn:aws:kms:*:${OTHER}:key/*`],
  keys: LAYER_KEYS,
  callers: [
    { AWS: OWN },
    { AWS: OWN },
    { AWS: [USER, ROLE] },
    { AWS: SESSION },
    { AWS: ADMIN },
    { AWS: [`arn:aws:iam::${OWN}:root`, ROLE] },
    { AWS: FEDERATED },
    { Federated: 'accounts.google.com' },
    '*',
  ],
};
const WITH_VARIABLES: StatementOptions = {
  ...OPTIONS,
  resources: [
    ...OPTIONS.resources!,
    'arn:aws:s3:::${aws:PrincipalTag/team}/x',
    'arn:aws:sqs:*:${aws:PrincipalAccount}:*',
    "arn:aws:s3:::${aws:username, 'a'}/*",
  ],
  conditionVariables: 'everywhere',
};

/** The layers of a random case, as JSON. */
export type LayersJson = Partial<
  Record<Exclude<keyof LayersInContext, 'scps' | 'rcps'>, readonly StatementJson[] | 'unknown'> &
    Record<'scps' | 'rcps', readonly (readonly StatementJson[])[] | 'unknown'>
>;

const KIND: Readonly<Record<keyof LayersInContext, PolicyKind>> = {
  identity: 'identity',
  boundary: 'boundary',
  session: 'session',
  resource: 'resource',
  endpoint: 'endpoint',
  scps: 'scp',
  rcps: 'rcp',
};

/** Random layers; those that cap allow nearly everything more often than not, or nothing would be allowed. */
function layersWith(unknown: fc.Arbitrary<'unknown' | undefined>): fc.Arbitrary<LayersJson> {
  const open: StatementJson = { Effect: 'Allow', Action: '*', Resource: '*' };
  const layer = (options: StatementOptions): fc.Arbitrary<readonly StatementJson[]> =>
    documents(options, 2).chain((list) =>
      fc
        .boolean()
        .map((isOpen) => [
          ...list,
          ...(isOpen ? [{ ...open, ...(options.principals && { Principal: '*' }) }] : []),
        ]),
    );
  const levels = (options: StatementOptions): fc.Arbitrary<readonly (readonly StatementJson[])[]> =>
    fc.array(layer(options), { minLength: 1, maxLength: 2 });
  const maybe = <T>(one: fc.Arbitrary<T>, freq: number): fc.Arbitrary<T | 'unknown' | undefined> =>
    fc.oneof(
      { weight: 8, arbitrary: fc.option(one, { freq, nil: undefined }) },
      { weight: 1, arbitrary: unknown },
    );
  const seldom = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | 'unknown' | undefined> =>
    fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: maybe(one, 10) });
  const principals = true;
  /** Grants that mean something else each, within one account. */
  const granting = fc
    .constantFrom(undefined, USER, ROLE, ROLE, SESSION, OWN)
    .map((AWS) => (AWS === undefined ? [] : [{ ...open, Principal: { AWS } }]));
  const resource = fc.tuple(layer({ ...WITH_VARIABLES, principals }), granting).map((lists) => lists.flat());
  return fc
    .record({
      identity: maybe(layer(WITH_VARIABLES), 6),
      boundary: maybe(layer(OPTIONS), 2),
      session: maybe(layer(OPTIONS), 2),
      resource: maybe(resource, 3),
      endpoint: seldom(layer({ ...OPTIONS, principals })),
      scps: seldom(levels(OPTIONS)),
      rcps: seldom(levels({ ...OPTIONS, principals })),
    })
    .map((all) => Object.fromEntries(Object.entries(all).filter(([, list]) => list !== undefined)));
}

/** Random layers, all of which are known. */
export const knownLayers = layersWith(fc.constant(undefined));
/** Random layers, of which some may not be here. */
export const layers = layersWith(fc.constant('unknown'));

/** The layers as policies. */
export function inContext(json: LayersJson): LayersInContext {
  const opaque = new OpaqueTable();
  const place = (name: keyof LayersInContext, list: readonly StatementJson[]): PolicyInContext =>
    policyOf(list, KIND[name], opaque);
  return Object.fromEntries(
    Object.entries(json).map(([key, list]) => {
      const name = key as keyof LayersInContext;
      if (list === 'unknown') return [name, list];
      if (name === 'scps' || name === 'rcps')
        return [name, (list as readonly (readonly StatementJson[])[]).map((level) => [place(name, level)])];
      return [name, [place(name, list as readonly StatementJson[])]];
    }),
  );
}

const keyValues = fc.tuple(
  ...LAYER_KEYS.filter(({ held }) => held.length > 0).map(({ key, held, many }) =>
    fc
      .option(many ? fc.uniqueArray(fc.constantFrom(...held), { maxLength: 3 }) : fc.constantFrom(...held), {
        freq: 2,
        nil: undefined,
      })
      .map((value) => [key, value] as const),
  ),
);

/** Keys that only callers of an organization carry. */
const OF_MEMBERS = 'aws:PrincipalOrgID';
const HAS_ACCOUNT = /^arn:aws:(iam::\d+:(user|role|root)|sts:)/;

/** Random requests of all callers for all services, that say of themselves only what AWS would. */
export const layerRequests: fc.Arbitrary<Request> = fc
  .record({
    principal: fc.constantFrom(...ALL_CALLERS),
    target: fc.oneof(
      ...TARGETS.map(([action, resources]) => ({
        // Most can be told where identity and resource policies are worth the same.
        weight: resources.includes('*') ? 1 : /^(s3|sqs|sns):/.test(action) ? 8 : 2,
        arbitrary: fc.constantFrom(...resources).map((resource) => ({ action, resource })),
      })),
    ),
    owner: fc.constantFrom(OWN, OWN, OTHER),
    manager: fc.option(fc.constantFrom(OWN, OTHER, '999999999999'), { freq: 2, nil: undefined }),
    keys: keyValues,
  })
  .map(({ principal, target, owner, manager, keys }) => {
    const given = keys.filter(
      ([key, value]) => value !== undefined && (key !== OF_MEMBERS || HAS_ACCOUNT.test(principal)),
    );
    return {
      principal,
      ...target,
      ...(target.resource.startsWith('arn:aws:s3') && { resourceAccount: owner }),
      context: {
        ...Object.fromEntries(given.map(([key, value]) => [key, value!])),
        ...(manager !== undefined &&
          HAS_ACCOUNT.test(principal) && { 'aws:PrincipalOrgMasterAccountId': manager }),
      },
    };
  });
