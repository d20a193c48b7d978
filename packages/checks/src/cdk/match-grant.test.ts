import { loadCatalog } from '@leastwise/core';
import { describe, expect, test } from 'vitest';
import { GRANTED_RESOURCES } from './grants.ts';
import { grantsFor, isWrittenByGrant } from './match-grant.ts';

const catalog = loadCatalog();
const expand = (pattern: string) => catalog.actionsMatching(pattern).map(({ id }) => id);

describe('every action that a grant writes exists', () => {
  test.each(GRANTED_RESOURCES.map((resource) => [resource.noun, resource] as const))(
    '%s',
    (_, { grants }) => {
      const unknown = grants
        .flatMap(({ actions }) => actions)
        .filter((action) => expand(action).length === 0);
      expect(unknown).toEqual([]);
    },
  );
});

test('grants stand in order: what includes another comes after it', () => {
  for (const { noun, grants } of GRANTED_RESOURCES) {
    const sizes = grants
      .filter(({ isSpecial }) => !isSpecial)
      .map(({ actions }) => actions.flatMap(expand).length);
    expect([noun, ...sizes]).toEqual([noun, ...[...sizes].sort((a, b) => a - b)]);
  }
});

describe('the smallest grants that cover actions', () => {
  test.each<[string, string, readonly string[], string, readonly string[], readonly string[]]>([
    ['one read', 'AWS::S3::Bucket', ['s3:GetObject'], '', ['grantRead'], []],
    ['a write', 'AWS::S3::Bucket', ['s3:PutObject'], '', ['grantPut'], []],
    ['writing and deleting', 'AWS::S3::Bucket', ['s3:PutObject', 's3:DeleteObject'], '', ['grantWrite'], []],
    ['reading and writing', 'AWS::S3::Bucket', ['s3:PutObject', 's3:GetObject'], '', ['grantReadWrite'], []],
    ['what is special, named', 'AWS::S3::Bucket', ['s3:PutObjectAcl'], '', ['grantPutAcl'], []],
    [
      'both kinds',
      'AWS::S3::Bucket',
      ['s3:GetObject', 's3:PutObjectAcl'],
      '',
      ['grantRead', 'grantPutAcl'],
      [],
    ],
    [
      'with some left over',
      'AWS::S3::Bucket',
      ['s3:GetObject', 's3:PutBucketTagging'],
      '',
      ['grantRead'],
      ['s3:PutBucketTagging'],
    ],
    ['a wildcard of reads', 'AWS::S3::Bucket', [], 's3:Get*', ['grantRead'], []],
    ['all of a service', 'AWS::S3::Bucket', [], 's3:*', ['grantReadWrite'], []],
    ['all of a service of tables', 'AWS::DynamoDB::Table', [], 'dynamodb:*', ['grantReadWriteData'], []],
    [
      'all of a service of queues',
      'AWS::SQS::Queue',
      [],
      'sqs:*',
      ['grantConsumeMessages', 'grantSendMessages'],
      [],
    ],
    ['all of a service of keys', 'AWS::KMS::Key', [], 'kms:*', ['grantEncryptDecrypt'], []],
    ['upper and lower case', 'AWS::SQS::Queue', ['SQS:sendmessage'], '', ['grantSendMessages'], []],
  ])('%s', (_, type, named, broad, methods, rest) => {
    const fitting = grantsFor(type, named, broad === '' ? [] : expand(broad));
    expect(fitting?.grants.map(({ method }) => method)).toEqual(methods);
    expect(fitting?.rest).toEqual(rest);
  });

  test('none for what no grant allows', () => {
    expect(grantsFor('AWS::S3::Bucket', ['s3:CreateBucket'])).toBeUndefined();
    expect(grantsFor('AWS::EC2::Instance', ['ec2:StartInstances'])).toBeUndefined();
  });
});

test('a pattern is known apart from a wider one', () => {
  expect(isWrittenByGrant('AWS::S3::Bucket', 's3:getobject*')).toBe(true);
  expect(isWrittenByGrant('AWS::S3::Bucket', 's3:Get*')).toBe(false);
  expect(isWrittenByGrant('AWS::S3::Bucket', 's3:PutObject*')).toBe(true);
});
