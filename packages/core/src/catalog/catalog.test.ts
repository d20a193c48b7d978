import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { actionsWithDependents } from './dependent-actions.ts';
import { loadCatalog } from './load-catalog.ts';
import { managedPolicyEntries } from './managed-policies.ts';
import { RCP_SERVICES } from './rcp-services.ts';
import { SUPERSEDED_POLICIES } from './superseded-policies.ts';

const catalog = loadCatalog();
const ids = Array.from({ length: catalog.actionCount }, (_, ordinal) => catalog.actionByOrdinal(ordinal).id);

describe('actionsMatching', () => {
  const slowly = (pattern: string): string[] => {
    const test = new RegExp(
      `^${pattern
        .replace(/[.+^${}()|[\]\\]/g, '\\$&')
        .replaceAll('*', '.*')
        .replaceAll('?', '.')}$`,
      'i',
    );
    return ids.filter((id) => test.test(id));
  };

  test.each([
    's3:GetObject',
    'S3:getobject',
    's3:Get*',
    's3:*Object',
    's3:*',
    's3:Get?bject',
    's3:*Bucket*Config*',
    's3*:GetObject',
    '*:Get*',
    '*:*',
    'e?2:Run*',
    's3:Get',
    's3:GetObject*?',
    'nothing:*',
    's3:nothing*',
    's3:',
    's3:G*t*t',
    's3:**Object**',
    's3:??tObject',
  ])('%s matches what a look at every action finds', (pattern) => {
    const found = catalog.actionsMatching(pattern);
    expect(found.map(({ id }) => id)).toEqual(slowly(pattern));
    expect(catalog.ordinalsMatching(pattern)).toEqual(found.map(({ ordinal }) => ordinal));
  });

  it('matches as a look at every action does, for patterns made from names', () => {
    const pattern = fc
      .tuple(
        fc.integer({ min: 0, max: ids.length - 1 }),
        fc.array(fc.tuple(fc.nat(), fc.nat(5), fc.constantFrom('*', '?', '')), { maxLength: 3 }),
      )
      .map(([ordinal, edits]) =>
        edits.reduce((text, [place, length, wildcard]) => {
          const at = place % (text.length + 1);
          return text.slice(0, at) + wildcard + text.slice(at + length);
        }, ids[ordinal]!),
      );
    fc.assert(
      fc.property(pattern, (text) => {
        // What is not `service:name` is not asked of the brute look, which knows nothing of colons.
        if (text.split(':').length !== 2) return;
        expect(catalog.actionsMatching(text).map(({ id }) => id)).toEqual(slowly(text));
      }),
      { numRuns: 200 },
    );
  });

  it('takes * alone for every action, and no other text without a colon', () => {
    expect(catalog.ordinalsMatching('*')).toHaveLength(catalog.actionCount);
    expect(catalog.ordinalsMatching('**:*')).toHaveLength(catalog.actionCount);
    for (const text of ['', 's3', 's3*', '*Object', ':', 'a:b:c', '*:*:*']) {
      expect([text, catalog.actionsMatching(text)]).toEqual([text, []]);
    }
  });

  it('takes bounded time for a pattern made to be slow', () => {
    expect(catalog.actionsMatching(`*:${'*a'.repeat(2_000)}*b`)).toEqual([]);
  });
});

describe('action', () => {
  it('is found in any case and named as AWS names it', () => {
    expect(catalog.action('S3:GETOBJECT')?.id).toBe('s3:GetObject');
    expect(catalog.action('s3:GetObject')).toMatchObject({
      service: 's3',
      name: 'GetObject',
      accessLevel: 'Read',
    });
  });

  test.each([
    '',
    's3',
    ':',
    's3:',
    ':GetObject',
    's3:Get*',
    'toString:valueOf',
    '__proto__:x',
    's3:constructor',
  ])('%j is none', (id) => {
    expect(catalog.action(id)).toBeUndefined();
  });

  it('of the table of dependents exist', () => {
    const missing = [...actionsWithDependents()].filter((id) => catalog.action(id)?.id !== id);
    expect(missing).toEqual([]);
    expect(catalog.action('lambda:CreateFunction')?.dependentActions).toEqual(['iam:PassRole']);
    expect(catalog.action('lambda:GetFunction')?.dependentActions).toEqual([]);
  });
});

describe('service and resourceType', () => {
  it('are found in any case', () => {
    expect(catalog.service('S3')?.name).toBe('Amazon S3');
    expect(catalog.resourceType('s3', 'object')?.arn).toBe(
      'arn:${Partition}:s3:::${BucketName}/${ObjectName}',
    );
    expect(catalog.resourceType('IAM', 'Role')?.name).toBe('role');
    expect(catalog.resourceType('s3', 'nothing')).toBeUndefined();
    expect(catalog.service('constructor')).toBeUndefined();
  });

  it('keep both forms of a type that has two', () => {
    const { arn, arns } = catalog.resourceType('apigateway', 'Stage')!;
    expect(arns.length).toBeGreaterThan(1);
    expect(arns[0]).toBe(arn);
  });
});

describe('conditionKey', () => {
  test.each([
    ['aws:SourceIp', 'aws:SourceIp', 'IPAddress', false],
    ['AWS:sourceIP', 'aws:SourceIp', 'IPAddress', false],
    ['aws:RequestTag/team', 'aws:RequestTag/${TagKey}', 'String', false],
    ['aws:RequestTag/a/b', 'aws:RequestTag/${TagKey}', 'String', false],
    ['aws:TagKeys', 'aws:TagKeys', 'String', true],
    ['aws:PrincipalOrgPaths', 'aws:PrincipalOrgPaths', 'String', true],
    ['aws:CalledVia', 'aws:CalledVia', 'String', true],
    ['aws:SourceVpcArn', 'aws:SourceVpcArn', 'ARN', false],
    ['s3:ExistingObjectTag/team', 's3:ExistingObjectTag/${key}', 'String', false],
    ['s3:prefix', 's3:prefix', 'String', false],
    ['kms:EncryptionContext:aws:s3:arn', 'kms:EncryptionContext:${EncryptionContextKey}', 'String', false],
    ['ec2:ResourceTag/team', 'ec2:ResourceTag/${TagKey}', 'String', false],
    ['secretsmanager:ResourceTag/team', 'secretsmanager:ResourceTag/${TagKey}', 'String', false],
    ['events:Metadata/a/Matcher', 'events:Metadata/${MetadataKey}/Matcher', 'String', false],
    ['sts:ExternalId', 'sts:ExternalId', 'String', false],
    ['saml:aud', 'saml:aud', 'String', false],
    ['accounts.google.com:aud', 'accounts.google.com:aud', 'String', false],
    ['token.actions.githubusercontent.com:sub', '${Issuer}:sub', 'String', false],
    [
      'token.actions.githubusercontent.com:job_workflow_ref',
      'token.actions.githubusercontent.com:job_workflow_ref',
      'String',
      false,
    ],
    ['oidc.eks.eu-west-1.amazonaws.com/id/0A1B2C:sub', '${Issuer}:sub', 'String', false],
    ['app.terraform.io:aud', '${Issuer}:aud', 'String', false],
    ['idp.example.com:8443/path:sub', '${Issuer}:sub', 'String', false],
    ['cognito-identity.amazonaws.com:amr', 'cognito-identity.amazonaws.com:amr', 'String', true],
  ])('%s is known as %s', (name, known, type, multiValued) => {
    const key = catalog.conditionKey(name);
    expect([key?.name, key?.type, key?.multiValued]).toEqual([known, type, multiValued]);
    expect(key?.description).not.toBe('');
  });

  test.each([
    '',
    'aws:',
    'aws:Nothing',
    'aws:RequestTag',
    'aws:RequestTag/',
    's3:nothing',
    'SourceIp',
    ':',
    'x.y:z',
  ])('%j is none', (name) => {
    expect(catalog.conditionKey(name)).toBeUndefined();
  });

  it('are listed once each, and all can be found', () => {
    const names = [...catalog.conditionKeys()].map(({ name }) => name);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    const lost = names.filter((name) => {
      const member = name.replace(/\$\{(\w+)\}/g, '$1');
      return catalog.conditionKey(member)?.name.toLowerCase() !== name.toLowerCase();
    });
    expect(lost).toEqual([]);
  });
});

describe('actionKnowsKey', () => {
  test.each([
    ['s3:GetObject', 'aws:SourceIp', true],
    ['s3:GetObject', 's3:ExistingObjectTag/team', true],
    ['s3:GetObject', 'S3:existingobjecttag/team', true],
    ['s3:GetObject', 's3:prefix', false],
    ['s3:ListBucket', 's3:prefix', true],
    ['iam:PassRole', 'iam:PassedToService', true],
    ['iam:GetRole', 'iam:PassedToService', false],
    ['s3:GetObject', 'ec2:SourceInstanceARN', true],
    ['s3:GetObject', 'saml:sub', true],
    ['s3:GetObject', 'oidc.eks.eu-west-1.amazonaws.com/id/0A1B:sub', true],
    ['ec2:TerminateInstances', 'ec2:ResourceTag/team', true],
    ['kms:Decrypt', 'kms:EncryptionContext:team', true],
  ])('%s, %s: %s', (id, key, known) => {
    expect(catalog.actionKnowsKey(catalog.action(id)!, key)).toBe(known);
  });
});

describe('hand-written tables', () => {
  it('name services for resource control policies whose actions, or those of a namesake, exist', () => {
    // Two prefixes are of endpoints rather than actions.
    const endpointsOnly = ['opensearch', 'timestream-influxdb'];
    const unknown = [...RCP_SERVICES.prefixes].filter((prefix) => !catalog.service(prefix));
    expect(unknown.filter((prefix) => !endpointsOnly.includes(prefix))).toEqual([]);
  });

  it('name for superseded policies replacements that exist', () => {
    const entries = managedPolicyEntries();
    const gone = Object.values(SUPERSEDED_POLICIES.replacements).filter((name) => !entries.has(name));
    expect(gone).toEqual([]);
  });
});
