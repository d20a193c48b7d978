import { type Source, SourceText } from '@leastwise/core';
import { describe, expect, test } from 'vitest';
import { readSource } from '../../src/read-source.ts';

const DOCUMENT = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
});

/**
 * Every argument of the AWS provider that holds a policy document of IAM, with the kind of policy that it is: written
 * down from the provider's schema (6.25) and the documentation of what came after, apart from our table.
 */
const ARGUMENTS: readonly (readonly [type: string, argument: string, kind: string])[] = [
  ['aws_acmpca_policy', 'policy', 'resource'],
  ['aws_api_gateway_domain_name', 'policy', 'resource'],
  ['aws_api_gateway_rest_api', 'policy', 'resource'],
  ['aws_api_gateway_rest_api_policy', 'policy', 'resource'],
  ['aws_backup_vault_policy', 'policy', 'resource'],
  ['aws_bedrockagentcore_resource_policy', 'policy', 'resource'],
  ['aws_cloudsearch_domain_service_access_policy', 'access_policy', 'resource'],
  ['aws_cloudwatch_event_bus_policy', 'policy', 'resource'],
  ['aws_cloudwatch_log_delivery_destination_policy', 'delivery_destination_policy', 'resource'],
  ['aws_cloudwatch_log_destination_policy', 'access_policy', 'resource'],
  ['aws_cloudwatch_log_resource_policy', 'policy_document', 'resource'],
  ['aws_codeartifact_domain_permissions_policy', 'policy_document', 'resource'],
  ['aws_codeartifact_repository_permissions_policy', 'policy_document', 'resource'],
  ['aws_codebuild_resource_policy', 'policy', 'resource'],
  ['aws_dsql_cluster_policy', 'policy', 'resource'],
  ['aws_dynamodb_resource_policy', 'policy', 'resource'],
  ['aws_ecr_registry_policy', 'policy', 'resource'],
  ['aws_ecr_repository_creation_template', 'repository_policy', 'resource'],
  ['aws_ecr_repository_policy', 'policy', 'resource'],
  ['aws_ecrpublic_repository_policy', 'policy', 'resource'],
  ['aws_efs_file_system_policy', 'policy', 'resource'],
  ['aws_elasticsearch_domain', 'access_policies', 'resource'],
  ['aws_elasticsearch_domain_policy', 'access_policies', 'resource'],
  ['aws_fsx_s3_access_point_attachment', 's3_access_point[].policy', 'resource'],
  ['aws_glacier_vault', 'access_policy', 'resource'],
  ['aws_glacier_vault_lock', 'policy', 'resource'],
  ['aws_glue_resource_policy', 'policy', 'resource'],
  ['aws_iam_group_policy', 'policy', 'identity'],
  ['aws_iam_policy', 'policy', 'identity'],
  ['aws_iam_role', 'assume_role_policy', 'trust'],
  ['aws_iam_role', 'inline_policy[].policy', 'identity'],
  ['aws_iam_role_policy', 'policy', 'identity'],
  ['aws_iam_user_policy', 'policy', 'identity'],
  ['aws_iot_policy', 'policy', 'identity'],
  ['aws_kinesis_resource_policy', 'policy', 'resource'],
  ['aws_kms_external_key', 'policy', 'resource'],
  ['aws_kms_key', 'policy', 'resource'],
  ['aws_kms_key_policy', 'policy', 'resource'],
  ['aws_kms_replica_external_key', 'policy', 'resource'],
  ['aws_kms_replica_key', 'policy', 'resource'],
  ['aws_lambdaweb_resource_policy', 'policy', 'resource'],
  ['aws_media_store_container_policy', 'policy', 'resource'],
  ['aws_msk_cluster_policy', 'policy', 'resource'],
  ['aws_networkfirewall_resource_policy', 'policy', 'resource'],
  ['aws_oam_sink_policy', 'policy', 'resource'],
  ['aws_odb_network', 's3_policy_document', 'endpoint'],
  ['aws_opensearch_domain', 'access_policies', 'resource'],
  ['aws_opensearch_domain_policy', 'access_policies', 'resource'],
  ['aws_organizations_policy', 'content', 'scp'],
  ['aws_organizations_resource_policy', 'content', 'resource'],
  ['aws_prometheus_resource_policy', 'policy_document', 'resource'],
  ['aws_redshift_resource_policy', 'policy', 'resource'],
  ['aws_redshiftserverless_resource_policy', 'policy', 'resource'],
  ['aws_rolesanywhere_profile', 'session_policy', 'session'],
  ['aws_s3_access_point', 'policy', 'resource'],
  ['aws_s3_bucket', 'policy', 'resource'],
  ['aws_s3_bucket_policy', 'policy', 'resource'],
  ['aws_s3control_access_grants_instance_resource_policy', 'policy', 'resource'],
  ['aws_s3control_access_point_policy', 'policy', 'resource'],
  ['aws_s3control_bucket_policy', 'policy', 'resource'],
  ['aws_s3control_multi_region_access_point_policy', 'details[].policy', 'resource'],
  ['aws_s3control_object_lambda_access_point_policy', 'policy', 'resource'],
  ['aws_s3files_file_system_policy', 'policy', 'resource'],
  ['aws_s3tables_table_bucket_policy', 'resource_policy', 'resource'],
  ['aws_s3tables_table_policy', 'resource_policy', 'resource'],
  ['aws_s3vectors_vector_bucket_policy', 'policy', 'resource'],
  ['aws_sagemaker_model_package_group_policy', 'resource_policy', 'resource'],
  ['aws_schemas_registry_policy', 'policy', 'resource'],
  ['aws_secretsmanager_secret', 'policy', 'resource'],
  ['aws_secretsmanager_secret_policy', 'policy', 'resource'],
  ['aws_ses_identity_policy', 'policy', 'resource'],
  ['aws_sesv2_email_identity_policy', 'policy', 'resource'],
  ['aws_sns_topic', 'policy', 'resource'],
  ['aws_sns_topic_policy', 'policy', 'resource'],
  ['aws_sqs_queue', 'policy', 'resource'],
  ['aws_sqs_queue_policy', 'policy', 'resource'],
  ['aws_ssm_resource_policy', 'policy', 'resource'],
  ['aws_ssoadmin_permission_set_inline_policy', 'inline_policy', 'identity'],
  ['aws_transfer_access', 'policy', 'session'],
  ['aws_transfer_user', 'policy', 'session'],
  ['aws_vpc_endpoint', 'policy', 'endpoint'],
  ['aws_vpc_endpoint_policy', 'policy', 'endpoint'],
  ['aws_vpclattice_auth_policy', 'policy', 'resource'],
  ['aws_vpclattice_resource_policy', 'policy', 'resource'],
  ['aws_xray_resource_policy', 'policy_document', 'resource'],
];

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

describe.each(ARGUMENTS)('%s: `%s`', (type, argument, kind) => {
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
