import { type Node, valueAt } from '@leastwise/core';
import { localArn, type Plain } from '../template/build.ts';
import type { Expansion } from '../template/expansion.ts';
import { given, intrinsicOf, textOf } from '../template/intrinsics.ts';
import type { FunctionEvent } from './event.ts';

const NETWORK_INTERFACES = [
  'ec2:CreateNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DeleteNetworkInterface',
  'ec2:DescribeVpcs',
  'ec2:DescribeSubnets',
  'ec2:DescribeSecurityGroups',
];

/** Ways of a self-managed Kafka cluster to authenticate that keep a secret. */
const KAFKA_SECRETS = new Set([
  'BASIC_AUTH',
  'CLIENT_CERTIFICATE_TLS_AUTH',
  'OAUTHBEARER_AUTH',
  'SASL_SCRAM_256_AUTH',
  'SASL_SCRAM_512_AUTH',
]);

/** Amazon MSK: its schema registry and its client certificates. */
export function streamingStatements(event: FunctionEvent, expansion: Expansion): readonly Plain[] {
  const certificates = accessConfigurations(event, new Set(['CLIENT_CERTIFICATE_TLS_AUTH']));
  return [...registryStatements(event, expansion), ...certificates.map(readSecret)];
}

/** Amazon MQ: the broker and the secret with which to sign in. */
export function brokerStatements(event: FunctionEvent): readonly Plain[] {
  const broker = given(event.properties, 'Broker');
  const statements = accessConfigurations(event, new Set(['BASIC_AUTH']))
    .slice(0, 1)
    .map(readSecret);
  if (broker) statements.push(allow('mq:DescribeBroker', broker));
  return [...statements, ...keyStatements(event)];
}

/** Kafka of one's own: its secrets, its network and its schema registry. */
export function kafkaStatements(event: FunctionEvent, expansion: Expansion): readonly Plain[] {
  const secrets = accessConfigurations(event, KAFKA_SECRETS).slice(0, 1);
  const certificates = accessConfigurations(event, new Set(['SERVER_ROOT_CA_CERTIFICATE'])).slice(-1);
  const hasSubnet = accessConfigurations(event, new Set(['VPC_SUBNET'])).length > 0;
  const hasGroup = accessConfigurations(event, new Set(['VPC_SECURITY_GROUP'])).length > 0;
  return [
    ...[...secrets, ...certificates].map(readSecret),
    ...(hasSubnet && hasGroup ? [allow(NETWORK_INTERFACES, '*')] : []),
    ...keyStatements(event),
    ...registryStatements(event, expansion),
  ];
}

/** DocumentDB: the secret, the cluster and its network. */
export function documentDbStatements(event: FunctionEvent): readonly Plain[] {
  const cluster = given(event.properties, 'Cluster');
  return [
    ...accessConfigurations(event, new Set(['BASIC_AUTH']))
      .slice(0, 1)
      .map(readSecret),
    allow('rds:DescribeDBClusterParameters', localArn('rds', 'cluster-pg:*')),
    allow('rds:DescribeDBSubnetGroups', localArn('rds', 'subgrp:*')),
    ...(cluster ? [allow('rds:DescribeDBClusters', cluster)] : []),
    allow(NETWORK_INTERFACES, '*'),
    ...keyStatements(event),
  ];
}

function allow(actions: string | readonly string[], resource: Plain): Plain {
  return { Action: actions, Effect: 'Allow', Resource: resource };
}

function readSecret(secret: Node): Plain {
  return allow('secretsmanager:GetSecretValue', secret);
}

function keyStatements({ properties }: FunctionEvent): readonly Plain[] {
  const key = given(properties, 'SecretsManagerKmsKeyId');
  return key ? [allow('kms:Decrypt', localArn('kms', `key/\${KeyId}`, { KeyId: key }))] : [];
}

/** The URIs of the `SourceAccessConfigurations` of some types. */
function accessConfigurations({ properties }: FunctionEvent, types: ReadonlySet<string>): readonly Node[] {
  const configurations = given(properties, 'SourceAccessConfigurations');
  if (configurations?.type !== 'sequence') return [];
  return configurations.items.flatMap((item) => {
    const uri = types.has(textOf(valueAt(item, 'Type')) ?? '') ? given(item, 'URI') : undefined;
    return uri ? [uri] : [];
  });
}

/** The secrets of a schema registry and, when it is one of AWS Glue's, what reads its schemas. */
function registryStatements({ properties }: FunctionEvent, expansion: Expansion): readonly Plain[] {
  const config = given(properties, 'SchemaRegistryConfig');
  const access = given(config, 'AccessConfigs');
  const secrets = access?.type === 'sequence' ? access.items.map((item) => given(item, 'URI')) : [];
  const statements = secrets.flatMap((secret) => (secret ? [readSecret(secret)] : []));
  const uri = given(config, 'SchemaRegistryURI');
  const name = registryName(expansion.resolve(uri));
  if (uri && name !== undefined) {
    statements.push(allow('glue:GetRegistry', uri));
    statements.push(allow('glue:GetSchemaVersion', [localArn('glue', `schema/${name}/*`)]));
  }
  return statements;
}

/** The name in the ARN of a registry of AWS Glue: SAM finds it in ARNs without pseudo parameters only. */
function registryName(uri: Node | undefined): string | undefined {
  const call = intrinsicOf(uri);
  const text = call?.name === 'Fn::Sub' ? textOf(call.argument) : textOf(uri);
  const part = text?.startsWith('arn') ? text.split(':')[5] : undefined;
  return part?.startsWith('registry/') ? part.slice('registry/'.length) : undefined;
}
