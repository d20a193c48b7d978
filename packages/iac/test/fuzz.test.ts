import { SourceText } from '@leastwise/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PERMISSION_TYPES } from '../src/cloudformation/permissions/index.ts';
import { POLICY_LOCATIONS } from '../src/cloudformation/policy-locations.ts';
import { RESOURCE_TYPES } from '../src/cloudformation/resource-types/index.ts';
import { readSource } from '../src/index.ts';

/** Names that mean something in the templates made here, and some that mean something in JavaScript. */
const NAMES = [
  'A',
  'B',
  'C',
  'P',
  'Q',
  'M',
  'k',
  'AWS::Region',
  'AWS::NoValue',
  'AWS::StackId',
  'constructor',
  '__proto__',
  'toString',
  '',
];
const name = fc.constantFrom(...NAMES);
const text = fc.oneof(
  name,
  name.map((inside) => `\${${inside}}-\${!${inside}}`),
  name.map((inside) => `\${${inside}.Arn}`),
  fc.string({ maxLength: 8 }),
  fc.constantFrom('arn:aws:s3:::x', '10.0.0.0/16', '*', '{"Statement": []}', 'a,b', '\ue000'),
);
const scalar = fc.oneof(text, fc.integer({ min: -2, max: 9 }), fc.boolean(), fc.constant(null));

const FUNCTIONS = [
  'Ref',
  'Condition',
  'Fn::And',
  'Fn::Base64',
  'Fn::Cidr',
  'Fn::Equals',
  'Fn::FindInMap',
  'Fn::ForEach::L',
  'Fn::GetAtt',
  'Fn::GetAZs',
  'Fn::If',
  'Fn::ImportValue',
  'Fn::Join',
  'Fn::Length',
  'Fn::Not',
  'Fn::Or',
  'Fn::Select',
  'Fn::Split',
  'Fn::Sub',
  'Fn::ToJsonString',
  'Fn::Transform',
  'Fn::Unheard',
];
const KEYS = [
  'Effect',
  'Action',
  'Resource',
  'Principal',
  'Condition',
  'Statement',
  'PolicyDocument',
  'Policies',
  'PolicyName',
  'ManagedPolicyArns',
  'Roles',
  'PermissionsBoundary',
  'AssumeRolePolicyDocument',
  'Name',
  'BucketName',
  'RoleName',
  'Metadata',
  'leastwise',
  'ignore',
  'cdk_nag',
  'rules_to_suppress',
  '__proto__',
  'constructor',
  '${A}',
];

const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, depthSize: 'small' },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.tuple(fc.constantFrom(...FUNCTIONS), tie('value')).map(([key, argument]) => ({ [key]: argument })),
    fc.tuple(name, tie('value'), tie('value')).map((branches) => ({ 'Fn::If': branches })),
    fc.dictionary(fc.constantFrom(...KEYS, ...FUNCTIONS), tie('value'), { maxKeys: 4 }),
  ),
})).value;

const TYPES = [
  ...POLICY_LOCATIONS.keys(),
  ...PERMISSION_TYPES.keys(),
  ...RESOURCE_TYPES.keys(),
  'constructor',
  'X::MODULE',
];
const paths = [...POLICY_LOCATIONS.values()].flat().map(({ path }) => path.replace(/(\[\])?\..*|\[\]/, ''));
const resource = fc.record(
  {
    Type: fc.oneof(fc.constantFrom(...TYPES), value),
    Properties: fc.oneof(value, fc.dictionary(fc.constantFrom(...KEYS, ...paths), value, { maxKeys: 5 })),
    Condition: fc.oneof(name, value),
    Metadata: value,
  },
  { requiredKeys: ['Type'] },
);

const template = fc.record(
  {
    AWSTemplateFormatVersion: fc.constant('2010-09-09'),
    Transform: value,
    Parameters: fc.oneof(
      value,
      fc.dictionary(
        name,
        fc.oneof(value, fc.record({ Type: text, Default: scalar }, { requiredKeys: ['Type'] })),
      ),
    ),
    Mappings: value,
    Conditions: fc.oneof(value, fc.dictionary(name, value)),
    Resources: fc.oneof(
      value,
      fc.dictionary(fc.oneof(name, fc.constant('Fn::ForEach::R')), fc.oneof(resource, value)),
    ),
  },
  { requiredKeys: ['AWSTemplateFormatVersion'] },
);

function look(content: string, file = 'x.json'): void {
  const source = readSource(new SourceText(file, content));
  if (!source) return;
  for (const { properties } of source.resources) expect(properties).toBeDefined();
  const { length } = content;
  for (const { policy, owner } of source.policies) {
    for (const { range } of [policy, ...policy.statements, ...(owner ? [owner] : [])]) {
      expect(range.start).toBeGreaterThanOrEqual(0);
      expect(range.end).toBeLessThanOrEqual(length);
    }
  }
}

describe('whatever a file holds, it is read without an exception', () => {
  test('templates of any shape', () => {
    fc.assert(
      fc.property(template, (one) => look(JSON.stringify(one))),
      { numRuns: 3000 },
    );
  });

  test('templates cut off anywhere', () => {
    fc.assert(
      fc.property(template, fc.double({ min: 0, max: 1, noNaN: true }), (one, part) => {
        const content = JSON.stringify(one, null, 1);
        look(content.slice(0, Math.floor(content.length * part)));
      }),
      { numRuns: 500 },
    );
  });

  test('policies and what holds them, of any shape', () => {
    const document = fc.record(
      { Version: scalar, Statement: value, Effect: value },
      { requiredKeys: ['Statement'] },
    );
    const container = fc.oneof(
      document,
      fc.array(document, { maxLength: 3 }),
      fc.dictionary(
        fc.constantFrom('Policy', 'Content', 'PolicyDocument', 'Role', 'constructor'),
        fc.oneof(
          document,
          document.map((one) => JSON.stringify(one)),
          value,
        ),
      ),
    );
    fc.assert(
      fc.property(container, (one) => look(JSON.stringify(one))),
      { numRuns: 1000 },
    );
  });

  test('comments anywhere', () => {
    const lines = fc.array(
      fc.constantFrom(
        'Resources:',
        '  A:',
        '    Type: AWS::S3::Bucket',
        '# leastwise: ignore[x] y',
        '  B: # leastwise: ignore-file[z] (expires 2027-01-31)',
        '  - leastwise: "# leastwise: ignore[q]"',
        '',
      ),
      { maxLength: 12 },
    );
    fc.assert(fc.property(lines, (all) => look(`# AWSTemplateFormatVersion\n${all.join('\n')}`, 'x.yaml')));
  });
});
