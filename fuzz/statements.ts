import fc from 'fast-check';
import { type FuzzKey, KEYS, OPERATORS } from './condition-keys.ts';
import type { StatementJson } from './policy-of.ts';

/** What random statements are made of. */
export interface StatementOptions {
  /** Whether statements name principals, as those of resource policies do. */
  readonly principals?: boolean;
  /** Resource patterns beside the plain ones: with policy variables, or with opaque letters. */
  readonly resources?: readonly string[];
  /** Action patterns; the common ones when absent. */
  readonly actions?: readonly string[];
  /** Condition keys; those that requests of any caller may carry when absent. */
  readonly keys?: readonly FuzzKey[];
  /** Principals beside the common ones. */
  readonly callers?: readonly unknown[];
  /** Whether values of conditions hold policy variables: of all operators, or only where strings are compared. */
  readonly conditionVariables?: 'everywhere' | 'strings';
}

const ACTION_PATTERNS = [
  's3:GetObject',
  's3:*',
  'S3:get*',
  '*',
  'sqs:*',
  's3:?utObject',
  'sqs:SendMessage',
  '*:Get*',
  'iam:CreateUser',
];

const RESOURCE_PATTERNS = [
  '*',
  'arn:aws:s3:::a/*',
  'arn:aws:s3:::*/x',
  'arn:aws:s3:::a/x',
  'arn:aws:s3:::a',
  'arn:*:s3:::?/x',
  'arn:aws:sqs:*:*:a',
  'arn:aws:sqs:us-*:111122223333:*',
  'arn:aws:*',
];

/** Resource patterns with policy variables, all in the sixth part. */
export const VARIABLE_PATTERNS = [
  'arn:aws:s3:::${aws:PrincipalTag/team}/x',
  'arn:aws:s3:::a/${aws:PrincipalTag/team}',
  'arn:aws:s3:::a/${aws:PrincipalTag/team}*',
  "arn:aws:s3:::a/${aws:PrincipalTag/team, 'x'}",
];

/** Policy variables wherever the language takes them, and those that stand for `*`, `?` and `$` themselves. */
export const WITH_VARIABLES: StatementOptions = {
  resources: [...VARIABLE_PATTERNS, 'arn:aws:s3:::a/${?}', 'arn:aws:s3:::${aws:PrincipalTag/team}/${*}*'],
  conditionVariables: 'everywhere',
};

export const USER = 'arn:aws:iam::111122223333:user/alice';
export const ROLE = 'arn:aws:iam::111122223333:role/worker';
export const SESSION = 'arn:aws:sts::111122223333:assumed-role/worker/job';
export const OUTSIDER = 'arn:aws:iam::444455556666:role/other';

const PRINCIPALS: readonly unknown[] = [
  '*',
  { AWS: '*' },
  { AWS: USER },
  { AWS: [ROLE, SESSION] },
  { AWS: ROLE },
  { AWS: 'arn:aws:iam::111122223333:root' },
  { AWS: '444455556666' },
  { AWS: OUTSIDER },
  { Service: 'sns.amazonaws.com' },
];

const some = (values: readonly string[], maxLength: number): fc.Arbitrary<string[]> =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength });

/** One operator on one key: `{StringLike: {aws:SourceVpce: [...]}}`. */
function conditionOn(
  spec: FuzzKey,
  variables: StatementOptions['conditionVariables'],
): fc.Arbitrary<Record<string, Record<string, string | string[]>>> {
  const own = spec.variables ?? [];
  const takesVariables = (operator: string): boolean =>
    variables === 'everywhere' ||
    (variables === 'strings' && !spec.many && /^String(Not)?(Equals|Like)$/.test(operator));
  const qualifier = spec.many
    ? fc.constantFrom('ForAllValues:', 'ForAnyValue:', 'ForAllValues:', 'ForAnyValue:', '')
    : fc.constant('');
  const compared = fc
    .constantFrom(...OPERATORS[spec.family])
    .chain((operator) =>
      fc
        .tuple(
          qualifier,
          fc.constantFrom('', '', 'IfExists'),
          some([...spec.listed, ...(takesVariables(operator) ? own : [])], 2),
        )
        .map(([before, suffix, values]) => ({ [`${before}${operator}${suffix}`]: { [spec.key]: values } })),
    );
  const exists = fc.constantFrom('true', 'false').map((value) => ({ Null: { [spec.key]: value } }));
  return fc.oneof({ weight: 6, arbitrary: compared }, { weight: 1, arbitrary: exists });
}

/** A whole `Condition`, of up to two parts. */
function conditionsOn(
  keys: readonly FuzzKey[],
  variables: StatementOptions['conditionVariables'],
): fc.Arbitrary<Record<string, Record<string, string | string[]>> | undefined> {
  const condition = fc.oneof(...keys.map((key) => conditionOn(key, variables)));
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant(undefined) },
    { weight: 3, arbitrary: condition },
    {
      weight: 2,
      arbitrary: fc.tuple(condition, condition).map(([one, other]) => {
        const merged: Record<string, Record<string, string | string[]>> = { ...one };
        for (const [operator, values] of Object.entries(other))
          merged[operator] = { ...merged[operator], ...values };
        return merged;
      }),
    },
  );
}

/** Random statements in which every element of the language comes up. */
export function statements(options: StatementOptions = {}): fc.Arbitrary<StatementJson> {
  const resources = [...RESOURCE_PATTERNS, ...(options.resources ?? [])];
  return fc
    .record({
      Effect: fc.constantFrom('Allow' as const, 'Allow' as const, 'Deny' as const),
      action: some(options.actions ?? ACTION_PATTERNS, 2),
      notAction: fc.nat(3),
      resource: some(resources, 2),
      notResource: fc.nat(3),
      who: fc.constantFrom(...PRINCIPALS, ...(options.callers ?? [])),
      notWho: fc.nat(4),
      Condition: conditionsOn(options.keys ?? KEYS, options.conditionVariables),
    })
    .map(({ Effect, action, notAction, resource, notResource, who, notWho, Condition }) => ({
      Effect,
      ...(options.principals && {
        // AWS takes NotPrincipal with Allow too, but for everyone but a few, which nobody means.
        [notWho === 0 && Effect === 'Deny' && who !== '*' ? 'NotPrincipal' : 'Principal']: who,
      }),
      [notAction === 0 ? 'NotAction' : 'Action']: action,
      [notResource === 0 ? 'NotResource' : 'Resource']: resource,
      ...(Condition && { Condition }),
    }));
}

/** The statements of a random policy. */
export function documents(options: StatementOptions = {}, maxLength = 3): fc.Arbitrary<StatementJson[]> {
  return fc.array(statements(options), { minLength: 1, maxLength });
}
