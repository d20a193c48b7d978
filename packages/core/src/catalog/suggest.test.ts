import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { renamedOperations } from './api-names.ts';
import { closest, distance } from './closest.ts';
import { loadCatalog } from './load-catalog.ts';
import { namedPrefixes } from './service-names.ts';
import { suggestAction, suggestConditionKey, suggestService } from './suggest.ts';

const catalog = loadCatalog();

describe('suggestAction', () => {
  test.each([
    ['s3:GetObjct', 's3:GetObject'],
    ['S3:getobjcet', 's3:GetObject'],
    ['s3:PutObjects', 's3:PutObject'],
    ['s3:ListObjects', 's3:ListBucket'],
    ['s3:HeadObject', 's3:GetObject'],
    ['s3:ListBuckets', 's3:ListAllMyBuckets'],
    ['s3:CreateMultipartUpload', 's3:PutObject'],
    ['lambda:Invoke', 'lambda:InvokeFunction'],
    ['dynamodb:ExecuteStatement', 'dynamodb:PartiQLSelect'],
    ['iam:PasRole', 'iam:PassRole'],
    ['sts:AssumeRoles', 'sts:AssumeRole'],
    ['stepfunctions:StartExecution', 'states:StartExecution'],
    ['cloudwatchlogs:PutLogEvents', 'logs:PutLogEvents'],
    ['cloudwatch-logs:PutLogEvents', 'logs:PutLogEvents'],
    ['eventbridge:PutEvents', 'events:PutEvents'],
    ['secretmanager:GetSecretValue', 'secretsmanager:GetSecretValue'],
    ['dynamdb:GetItem', 'dynamodb:GetItem'],
    ['elb:DescribeLoadBalancers', 'elasticloadbalancing:DescribeLoadBalancers'],
    // Another verb is no slip: neither may deleting take the place of getting, nor detaching of attaching.
    ['glue:BatchGetTable', undefined],
    ['glue:BatchGetPartitions', 'glue:BatchGetPartition'],
    ['ec2:AttachInternetGateways', 'ec2:AttachInternetGateway'],
    ['iam:UpdateRolePolicy', 'iam:PutRolePolicy'],
    ['logs:GetLogGroups', 'logs:ListLogGroups'],
    ['sqs:sendMessages', 'sqs:SendMessage'],
    ['s3:xyzzyplugh', undefined],
    ['nowhere:Nothing', undefined],
    ['GetObject', undefined],
    ['', undefined],
  ])('for %s is %s', (id, meant) => {
    expect(suggestAction(catalog, id)).toBe(meant);
  });

  it('only ever names actions that exist', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: catalog.actionCount - 1 }),
        fc.nat(),
        fc.nat(),
        (ordinal, at, kind) => {
          const { id } = catalog.actionByOrdinal(ordinal);
          const place = id.indexOf(':') + 1 + (at % (id.length - id.indexOf(':') - 1));
          const broken =
            id.slice(0, place) + ['', 'x', id[place]! + id[place]!][kind % 3] + id.slice(place + 1);
          const meant = suggestAction(catalog, broken);
          expect(meant === undefined || catalog.action(meant)?.id === meant).toBe(true);
        },
      ),
    );
  });
});

describe('suggestService', () => {
  test.each([
    ['dynamdb', 'dynamodb'],
    ['lamda', 'lambda'],
    ['step-functions', 'states'],
    ['CloudWatchLogs', 'logs'],
    ['eventbridge', 'events'],
    ['apigw', 'apigateway'],
    ['elbv2', 'elasticloadbalancing'],
    ['efs', 'elasticfilesystem'],
    ['AWSSecretsManager', 'secretsmanager'],
    ['zzzzzz', undefined],
  ])('for %s is %s', (prefix, meant) => {
    expect(suggestService(catalog, prefix)).toBe(meant);
  });
});

describe('suggestConditionKey', () => {
  test.each([
    ['aws:PrincipalOrgId', 'aws:PrincipalOrgID'],
    ['aws:PrincipleOrgID', 'aws:PrincipalOrgID'],
    ['aws:SourceIP4', 'aws:SourceIp'],
    ['aws:RequestTags/team', 'aws:RequestTag/team'],
    ['SourceIp', 'aws:SourceIp'],
    ['s3:SourceVpce', 'aws:SourceVpce'],
    ['s3:x-amz-acll', 's3:x-amz-acl'],
    ['ec2:ResourceTags/team', 'ec2:ResourceTag/team'],
    ['kms:ViaServices', 'kms:ViaService'],
    ['nowhere:nothing', undefined],
  ])('for %s is %s', (name, meant) => {
    expect(suggestConditionKey(catalog, name)).toBe(meant);
  });
});

describe('tables of names', () => {
  it('hold no operation that is itself an action, and only permissions that are', () => {
    for (const [operation, permissions] of renamedOperations()) {
      expect([operation, catalog.action(operation)]).toEqual([operation, undefined]);
      expect(permissions.filter((permission) => catalog.action(permission)?.id !== permission)).toEqual([]);
    }
  });

  it('lead to services that exist', () => {
    expect(namedPrefixes().filter((prefix) => catalog.service(prefix)?.prefix !== prefix)).toEqual([]);
  });
});

describe('distance', () => {
  test.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['abc', 'acb', 1],
    ['ca', 'abc', 3],
    ['kitten', 'sitting', 3],
  ])('from %j to %j is %i', (from, to, slips) => {
    expect(distance(from, to)).toBe(slips);
  });

  it('is symmetric, bounded by the longer text, and zero for equal texts only', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const slips = distance(a, b)!;
        expect(distance(b, a)).toBe(slips);
        expect(slips).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(slips === 0).toBe(a === b);
        for (const most of [0, 1, 2, 3]) expect(distance(a, b, most)).toBe(slips <= most ? slips : undefined);
      }),
    );
  });
});

describe('closest', () => {
  it('takes what is nearest of what is near, whatever the case', () => {
    expect(closest('GETOBJCT', ['GetObjectAcl', 'GetObject', 'PutObject'])).toBe('GetObject');
    expect(closest('zz', ['GetObject'])).toBeUndefined();
    expect(closest('', ['a'])).toBeUndefined();
    expect(closest('x'.repeat(1000), ['x'.repeat(1000)])).toBeUndefined();
  });
});
