import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { policyOf } from '../../../fuzz/policy-of.ts';
import { documents, VARIABLE_PATTERNS } from '../../../fuzz/statements.ts';
import { loadCatalog } from '../src/catalog/load-catalog.ts';
import { compare } from '../src/compare/compare.ts';
import { minimise } from '../src/compare/minimise.ts';
import { policyDocument, printPolicy } from '../src/policy/print-policy.ts';

const catalog = loadCatalog();
const allow = (Action: unknown, Resource: unknown, more: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});
const deny = (Action: unknown, Resource: unknown) => ({ ...allow(Action, Resource), Effect: 'Deny' });
const OBJECTS = 'arn:aws:s3:::invoices/*';
const when = (...Condition: object[]) => ({ Condition: Object.assign({}, ...Condition) });

describe('what a policy does not need', () => {
  test.each<[string, object[], object[], string[]]>([
    [
      'an action that a pattern covers',
      [allow(['s3:Get*', 's3:GetObject'], OBJECTS)],
      [allow(['s3:Get*'], OBJECTS)],
      ['action s3:GetObject'],
    ],
    [
      'a resource that a pattern covers',
      [allow('s3:GetObject', ['arn:aws:s3:::invoices/2024/*', OBJECTS])],
      [allow('s3:GetObject', [OBJECTS])],
      ['resource arn:aws:s3:::invoices/2024/*'],
    ],
    [
      'a statement that another covers',
      [allow('s3:GetObject', OBJECTS), allow('s3:*', '*')],
      [allow('s3:*', '*')],
      ['statement 0 adds-nothing'],
    ],
    [
      'the later of two that are the same',
      [allow('s3:GetObject', OBJECTS, { Sid: 'First' }), allow('S3:getobject', OBJECTS)],
      [allow('s3:GetObject', OBJECTS, { Sid: 'First' })],
      ['statement 1 adds-nothing'],
    ],
    [
      'a statement that two others cover together',
      [
        allow('s3:GetObject', OBJECTS, when({ Bool: { 'aws:SecureTransport': 'true' } })),
        allow('s3:GetObject', OBJECTS, when({ BoolIfExists: { 'aws:SecureTransport': 'false' } })),
        allow('s3:GetObject', OBJECTS, when({ StringEquals: { 'aws:SecureTransport': 'true' } })),
      ],
      [
        allow('s3:GetObject', OBJECTS, when({ Bool: { 'aws:SecureTransport': 'true' } })),
        allow('s3:GetObject', OBJECTS, when({ BoolIfExists: { 'aws:SecureTransport': 'false' } })),
        allow('s3:GetObject', OBJECTS, when({ StringEquals: { 'aws:SecureTransport': 'true' } })),
      ],
      // Two families of operators on one key are not proved, and what is not proved stays.
      [],
    ],
    [
      'what is denied altogether',
      [allow('s3:GetObject', OBJECTS), allow(['iam:*', 's3:PutObject'], OBJECTS), deny('iam:*', '*')],
      [allow('s3:GetObject', OBJECTS), allow(['s3:PutObject'], OBJECTS), deny('iam:*', '*')],
      ['action iam:*'],
    ],
    [
      'a statement whose conditions contradict each other',
      [
        allow('s3:GetObject', OBJECTS),
        allow(
          's3:*',
          '*',
          when({ StringEquals: { 'aws:SourceVpce': 'a' }, StringNotLike: { 'aws:SourceVpce': '*' } }),
        ),
      ],
      [allow('s3:GetObject', OBJECTS)],
      ['statement 1 never-matches'],
    ],
    [
      'no Deny of what nothing here allows: another policy may',
      [allow('s3:GetObject', OBJECTS), deny('iam:*', '*')],
      [allow('s3:GetObject', OBJECTS), deny('iam:*', '*')],
      [],
    ],
    ['not its last statement', [deny('s3:*', '*')], [deny('s3:*', '*')], []],
  ])('%s', (_, before, after, removed) => {
    const result = minimise(catalog, policyOf(before));
    expect(policyDocument(result.policy).Statement).toEqual(after);
    expect(
      result.removed.map(({ what, statement, value, why }) =>
        what === 'statement' ? `statement ${statement.index} ${why}` : `${what} ${value!.value}`,
      ),
    ).toEqual(removed);
  });

  test('nothing where a part is known only at deployment', () => {
    const policy = policyOf([allow('s3:*', '*'), allow('s3:GetObject', '*')]);
    const unread = [{ range: { start: 0, end: 1 }, reason: 'a statement from a parameter' }];
    const result = minimise(catalog, { ...policy, policy: { ...policy.policy, unread } });
    expect(result).toMatchObject({ removed: [], reason: 'a statement from a parameter' });
  });
});

test('a smaller policy does the same, with every other policy beside it', () => {
  const options = { resources: VARIABLE_PATTERNS };
  fc.assert(
    fc.property(documents(options), documents(options), (own, others) => {
      const policy = policyOf(own);
      const { policy: smaller, removed } = minimise(catalog, policy);
      const after = { ...policy, policy: smaller };
      expect(compare(catalog, [policy], [after]).verdict).toBe('equivalent');
      const beside = policyOf(others, 'identity', policy.opaque);
      const together = compare(catalog, [policy, beside], [after, beside]);
      expect([...together.gained, ...together.lost]).toEqual([]);
      const saved = printPolicy(policy.policy).length - printPolicy(smaller).length;
      expect(saved > 0).toBe(removed.length > 0);
      expect(saved).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 60, seed: 20_261_124, endOnFailure: true },
  );
});
