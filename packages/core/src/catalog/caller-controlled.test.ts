import { describe, expect, it } from 'vitest';
import { isCallerControlled, isForeignControlled } from './caller-controlled.ts';
import { loadCatalog } from './load-catalog.ts';
import { requestParameterWords } from './request-parameters.ts';

describe('isCallerControlled', () => {
  it.each([
    'aws:RequestTag/team',
    'AWS:tagkeys',
    'aws:UserAgent',
    'aws:Referer',
    'aws:RequestedRegion',
    'aws:SecureTransport',
    'aws:CurrentTime',
    'aws:EpochTime',
    's3:prefix',
    's3:X-Amz-Acl',
    's3:RequestObjectTag/a',
    's3:RequestObjectTagKeys',
    'ec2:InstanceType',
    'sts:RoleSessionName',
    'rds:req-tag/team',
    'lambda:FunctionUrlAuthType',
    'events:detail-type',
  ])('takes %s for the choice of the caller', (key) => {
    expect(isCallerControlled(key)).toBe(true);
  });

  it.each([
    'aws:PrincipalOrgID',
    'aws:PrincipalTag/team',
    'aws:SourceIp',
    'aws:SourceVpce',
    'aws:SourceArn',
    'aws:SourceAccount',
    'aws:ResourceTag/team',
    'aws:MultiFactorAuthPresent',
    'aws:ViaAWSService',
    'aws:CalledVia',
    'aws:NotAKey',
    'iam:PassedToService',
    'iam:PolicyARN',
    'sts:ExternalId',
    'kms:ViaService',
    'kms:CallerAccount',
    'kms:EncryptionContext:aws:s3:arn',
    's3:ExistingObjectTag/a',
    's3:ResourceAccount',
    's3:DataAccessPointAccount',
    'ec2:ResourceTag/team',
    'ec2:Vpc',
    'ec2:CreateAction',
    'dynamodb:LeadingKeys',
    'rds:db-tag/team',
    'token.actions.githubusercontent.com:sub',
    'oidc.eks.eu-west-1.amazonaws.com/id/0A1B:aud',
    'saml:aud',
    'nowhere:nothing',
    'nothing',
    '',
  ])('takes %s for protection', (key) => {
    expect(isCallerControlled(key)).toBe(false);
  });

  it('lists request parameters that exist', () => {
    const catalog = loadCatalog();
    const names = [...catalog.conditionKeys()].map(({ name }) => name.toLowerCase());
    const exists = (word: string): boolean =>
      word.endsWith('*')
        ? names.some((name) => name.startsWith(word.slice(0, -1).toLowerCase()))
        : names.includes(word.toLowerCase());
    expect(requestParameterWords().filter((word) => !exists(word))).toEqual([]);
  });

  it('never takes a tag of a resource for the choice of the caller', () => {
    const tags = [...loadCatalog().conditionKeys()].filter(({ name }) => /resourcetag\//i.test(name));
    expect(tags.length).toBeGreaterThan(10);
    expect(tags.filter(({ name }) => isCallerControlled(name) && !/CreatedResourceTag/.test(name))).toEqual(
      [],
    );
  });
});

describe('isForeignControlled', () => {
  it.each([
    'aws:PrincipalTag/team',
    'aws:MultiFactorAuthPresent',
    'aws:MultiFactorAuthAge',
    'aws:CalledVia',
    'kms:ViaService',
    's3:prefix',
  ])('takes %s for the choice of a caller of another account', (key) => {
    expect(isForeignControlled(key)).toBe(true);
  });

  it.each([
    'aws:PrincipalOrgID',
    'aws:PrincipalAccount',
    'aws:SourceVpce',
    'aws:userid',
    'aws:SourceIp',
    'kms:CallerAccount',
  ])('does not take %s for it', (key) => {
    expect(isForeignControlled(key)).toBe(false);
  });
});
