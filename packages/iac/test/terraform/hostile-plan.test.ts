import { OpaqueTable, SourceText } from '@leastwise/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSource } from '../../src/read-source.ts';
import { readPlanSides } from '../../src/terraform/plan/read-plan.ts';
import { planJson, refers } from './plan-json.ts';

const POLICY = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}';

const PLAN = planJson(
  [
    {
      address: 'aws_iam_role.r["a"]',
      values: { name: 'r', assume_role_policy: POLICY, inline_policy: [{ name: 'i', policy: POLICY }] },
      before: { name: 'r', assume_role_policy: POLICY },
      unknown: { arn: true, inline_policy: [{ policy: false }] },
      forEach: ['aws_iam_user.u'],
    },
    {
      address: 'module.m["x.y"].aws_iam_role_policy.p',
      values: { policy: POLICY },
      unknown: { role: true, name: true },
      expressions: { policy: {}, role: refers('var.role') },
    },
    {
      address: 'aws_iam_role_policy_attachment.a',
      values: { policy_arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
      unknown: { role: true },
      expressions: { policy_arn: {}, role: refers('module.m.name') },
    },
    {
      address: 'data.aws_iam_policy_document.d',
      values: { statement: [{ actions: ['a:b'], principals: [{ type: 'AWS', identifiers: ['*'] }] }] },
      unknown: { json: true, statement: [{ resources: true }] },
      expressions: { statement: [{ resources: refers('aws_s3_bucket.b.arn') }] },
    },
    {
      address: 'aws_s3_bucket_policy.b',
      values: { bucket: 'b' },
      unknown: { policy: true },
      expressions: { bucket: {}, policy: refers('data.aws_iam_policy_document.d.json') },
    },
  ],
  { m: { arguments: { role: ['module.m.name'] }, outputs: { name: ['var.role'] } } },
);

/** The plan with some of its values replaced by anything. */
const hostile = fc
  .array(fc.tuple(fc.nat(), fc.jsonValue({ maxDepth: 3 })), { minLength: 1, maxLength: 6 })
  .map((changes) => {
    const plan = JSON.parse(PLAN) as unknown;
    for (const [at, value] of changes) {
      const places = placesIn(plan);
      const [holder, key] = places[at % places.length]!;
      holder[key] = value;
    }
    return JSON.stringify(plan);
  });

type Holder = Record<string, unknown>;

function placesIn(value: unknown): [Holder, string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]): [Holder, string][] => [
    [value as Holder, key],
    ...placesIn(inner),
  ]);
}

test('whatever stands in a plan, reading it ends and throws nothing', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const source = readSource(new SourceText('plan.json', text));
      for (const { policy } of source?.policies ?? []) {
        expect(policy.range.end).toBeLessThanOrEqual(text.length);
        expect(policy.range.start).toBeLessThanOrEqual(policy.range.end);
      }
      for (const { resource } of source?.principals ?? []) expect(typeof resource.id).toBe('string');
      readPlanSides(new SourceText('plan.json', text), new OpaqueTable());
    }),
    { numRuns: 500 },
  );
});

test('references that go in circles end', () => {
  const source = readSource(new SourceText('plan.json', PLAN))!;
  const policy = source.policies.find(({ owner }) => owner!.type === 'AWS::IAM::RolePolicy');
  expect(policy!.wornBy).toEqual([]);
  expect(source.policies).toHaveLength(4);
});
