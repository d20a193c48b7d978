import { type Source, SourceText } from '@leastwise/core';
import { describe, expect, test } from 'vitest';
import { readSource } from '../../src/read-source.ts';
import { POLICY_ARGUMENTS } from './policy-argument-list.ts';

const DOCUMENT = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
});

/** Arguments called policies that are none of IAM's. */
const OTHERS: readonly (readonly [type: string, argument: string])[] = [
  ['aws_cloudwatch_log_account_policy', 'policy_document'],
  ['aws_cloudwatch_log_data_protection_policy', 'policy_document'],
  ['aws_cloudwatch_log_index_policy', 'policy_document'],
  ['aws_ecr_lifecycle_policy', 'policy'],
  ['aws_networkmanager_core_network_policy_attachment', 'policy_document'],
  ['aws_opensearchserverless_lifecycle_policy', 'policy'],
  ['aws_opensearchserverless_security_policy', 'policy'],
  ['aws_sns_topic_data_protection_policy', 'policy'],
];

function valuesOf(argument: string, value: unknown): Record<string, unknown> {
  const [step = '', ...rest] = argument.split('.');
  const inner = rest.length === 0 ? value : valuesOf(rest.join('.'), value);
  return step.endsWith('[]') ? { [step.slice(0, -2)]: [inner] } : { [step]: inner };
}

function state(type: string, values: object): Source {
  const resources = [{ address: `${type}.x`, mode: 'managed', type, name: 'x', values }];
  const text = JSON.stringify({ format_version: '1.0', values: { root_module: { resources } } });
  return readSource(new SourceText('state.json', text))!;
}

describe.each(POLICY_ARGUMENTS)('%s: `%s`', (type, argument, kind) => {
  const source = state(type, valuesOf(argument, DOCUMENT));

  test(`is read as a policy of kind ${kind}`, () => {
    expect(source.policies.map((policy) => policy.kind)).toEqual([kind]);
    const [policy] = source.policies;
    expect(policy!.owner!.id).toBe(`${type}.x`);
    expect(policy!.policy.statements).toHaveLength(1);
    if (kind === 'resource') expect(policy!.resourceType).toMatch(/^AWS::\w+::\w+$/);
    expect(source.notAnalysed).toEqual([]);
  });

  test.each(['{"Statement": [}', 'text'])('is wrong when it is %s', (text) => {
    const { problems, text: file } = state(type, valuesOf(argument, text));
    expect(problems.map(({ code }) => code)).toContain('syntax');
    expect(file.text.slice(problems[0]!.range.start)).not.toBe('');
  });
});

test.each(OTHERS)('%s: `%s` is none of IAM’s', (type, argument) => {
  const source = state(type, valuesOf(argument, DOCUMENT));
  expect([source.policies, source.notAnalysed]).toEqual([[], []]);
});

test.each([
  ['aws_new_thing_policy', 'policy', DOCUMENT],
  ['aws_new_thing', 'settings[].iam_policy', DOCUMENT],
  ['awscc_iam_role_policy', 'policy_document', DOCUMENT],
])('%s, which is not known, is named for its `%s`', (type, argument, document) => {
  const source = state(type, valuesOf(argument, document));
  expect(source.policies).toEqual([]);
  const name = argument.replace(/^.*\./, '');
  expect(source.notAnalysed.map(({ reason }) => reason)).toEqual([
    `\`${type}.x\`: resources of type \`${type}\` are not known, and its \`${name}\` looks like a policy`,
  ]);
});

test('other policy languages are named', () => {
  const source = state('aws_opensearchserverless_access_policy', { policy: '[]', name: 'x', type: 'data' });
  expect(source.notAnalysed).toHaveLength(1);
});

test('resource control policies are read as such', () => {
  const source = state('aws_organizations_policy', { type: 'RESOURCE_CONTROL_POLICY', content: DOCUMENT });
  expect(source.policies.map(({ kind }) => kind)).toEqual(['rcp']);
  const other = state('aws_organizations_policy', { type: 'TAG_POLICY', content: '{"tags":{}}' });
  expect([other.policies, other.notAnalysed]).toEqual([[], []]);
});

test.each([
  ['aws_lambda_permission', { function_name: 'f', principal: '*', action: 'lambda:InvokeFunction' }],
  [
    'aws_lambda_layer_version_permission',
    { layer_name: 'l', version_number: 1, principal: '*', action: 'x' },
  ],
  ['aws_cloudwatch_event_permission', { principal: '*', statement_id: 's' }],
  [
    'aws_acmpca_permission',
    { certificate_authority_arn: 'a', principal: 'acm.amazonaws.com', actions: ['x'] },
  ],
  ['aws_signer_signing_profile_permission', { profile_name: 'p', principal: '111122223333', action: 'x' }],
])('%s stands for a statement', (type, values) => {
  const source = state(type, values);
  expect(source.policies.map(({ kind, policy }) => [kind, policy.statements.length])).toEqual([
    ['resource', 1],
  ]);
});
