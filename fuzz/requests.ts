import type { ContextValue, Request } from '@leastwise/core';
import fc from 'fast-check';
import { KEYS } from './condition-keys.ts';
import { OUTSIDER, ROLE, SESSION, USER } from './statements.ts';

/** Actions that exist, each with resources that it can name. */
const TARGETS: readonly (readonly [string, readonly string[]])[] = [
  [
    's3:GetObject',
    [
      'arn:aws:s3:::a/x',
      'arn:aws:s3:::a/y',
      'arn:aws:s3:::b/x',
      'arn:aws:s3:::a/home',
      'arn:aws:s3:::xx/x',
      'arn:aws:s3:::a/*',
    ],
  ],
  [
    's3:PutObject',
    ['arn:aws:s3:::a/x', 'arn:aws:s3:::a/a', 'arn:aws:s3:::a/?', 'arn:aws:s3:::bb/x', 'arn:aws-cn:s3:::a/x'],
  ],
  ['s3:ListBucket', ['arn:aws:s3:::a', 'arn:aws:s3:::b']],
  ['s3:ListAllMyBuckets', ['*']],
  ['sqs:SendMessage', ['arn:aws:sqs:us-east-1:111122223333:a', 'arn:aws:sqs:eu-west-1:111122223333:b']],
  ['iam:CreateUser', ['arn:aws:iam::111122223333:user/a']],
];

const target = fc.oneof(
  ...TARGETS.map(([action, resources]) =>
    fc.constantFrom(...resources).map((resource) => ({ action, resource })),
  ),
);

const context = fc
  .tuple(
    ...KEYS.map(({ key, many, held }) => {
      const value: fc.Arbitrary<ContextValue> = many
        ? fc.oneof(fc.constantFrom(...held), fc.uniqueArray(fc.constantFrom(...held), { maxLength: 3 }))
        : fc.constantFrom(...held);
      return fc.option(value, { freq: 2, nil: undefined }).map((drawn) => [key, drawn] as const);
    }),
  )
  .map(
    (entries): Record<string, ContextValue> =>
      Object.fromEntries(entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))),
  );

/** Random requests that fit the catalogue: each action on a resource that it takes. */
export function requests(principals: readonly string[]): fc.Arbitrary<Request> {
  return fc.tuple(target, fc.constantFrom(...principals), context).map(([where, principal, keys]) => ({
    principal,
    ...where,
    ...(/:\d{12}:/.test(where.resource) ? {} : { resourceAccount: '111122223333' }),
    context: keys,
  }));
}

/** Callers for identity policies. */
export const OWN_CALLERS = [USER, ROLE, SESSION];
/** Callers for resource policies. */
export const CALLERS = [...OWN_CALLERS, OUTSIDER, 'sns.amazonaws.com', '*'];
