import type { Control } from '@leastwise/core';
import { cis, fsbp } from '../../controls.ts';

/** What checks of exposure say of a type of resource. */
export interface ExposedResource {
  /** `bucket` */
  readonly noun: string;
  /** Controls about public access to it. */
  readonly controls: readonly Control[];
}

function resource(noun: string, ...controls: readonly string[]): ExposedResource {
  return { noun, controls: fsbp(...controls) };
}

/** By CloudFormation type. */
const RESOURCES: Readonly<Record<string, ExposedResource>> = {
  'AWS::Backup::BackupVault': resource('backup vault'),
  'AWS::CodeArtifact::Domain': resource('domain'),
  'AWS::CodeArtifact::Repository': resource('repository'),
  'AWS::DynamoDB::GlobalTable': resource('table'),
  'AWS::DynamoDB::Table': resource('table'),
  'AWS::ECR::Repository': resource('repository'),
  'AWS::EFS::FileSystem': resource('file system'),
  'AWS::Elasticsearch::Domain': resource('domain'),
  'AWS::Events::EventBus': resource('event bus', 'EventBridge.3'),
  'AWS::Glue::Catalog': resource('data catalog'),
  'AWS::KMS::Key': resource('key', 'KMS.5'),
  'AWS::Kinesis::Stream': resource('stream'),
  'AWS::Lambda::Function': resource('function', 'Lambda.1'),
  'AWS::Lambda::LayerVersion': resource('layer'),
  'AWS::Logs::Destination': resource('log destination'),
  'AWS::Logs::LogGroup': resource('log group'),
  'AWS::OpenSearchService::Domain': resource('domain'),
  'AWS::S3::AccessPoint': resource('access point'),
  'AWS::S3::Bucket': resource('bucket', 'S3.2', 'S3.3'),
  'AWS::SecretsManager::Secret': resource('secret'),
  'AWS::SNS::Topic': resource('topic', 'SNS.4'),
  'AWS::SQS::Queue': resource('queue', 'SQS.3'),
};

/** What can be said of a type of resource; a plain noun for types without anything particular. */
export function exposedResource(resourceType: string | undefined): ExposedResource {
  const known =
    resourceType !== undefined && Object.hasOwn(RESOURCES, resourceType)
      ? RESOURCES[resourceType]
      : undefined;
  return known ?? { noun: 'resource', controls: [] };
}

/** The recommendation that resource policies name no `Principal: *`. */
export const NO_PUBLIC_PRINCIPAL: readonly Control[] = cis({ '7.0': '2.21' });
