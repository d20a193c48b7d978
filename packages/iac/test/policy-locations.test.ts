import { describe, expect, test } from 'vitest';
import { PERMISSION_TYPES } from '../src/cloudformation/permissions/index.ts';
import {
  OTHER_POLICY_LANGUAGES,
  POLICY_LOCATIONS,
  type PolicyLocation,
} from '../src/cloudformation/policy-locations.ts';
import { documentOf, template, textAt } from './support.ts';

const DOCUMENT = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
};

/** A resource of a type with the document at a place. */
function resourceWith(type: string, { path, when }: PolicyLocation, document: unknown): string {
  const properties = path
    .split('.')
    .reverse()
    .reduce<unknown>((value, step) => {
      if (!step.endsWith('[]')) return { [step]: value };
      return { [step.slice(0, -2)]: [value] };
    }, document) as Record<string, unknown>;
  if (when) properties[when[0]] = when[1];
  return JSON.stringify({ Resources: { Thing: { Type: type, Properties: properties } } });
}

const ROWS = [...POLICY_LOCATIONS].flatMap(([type, locations]) =>
  locations.map((location) => [`${type} ${location.path} ${location.kind}`, type, location] as const),
);

describe('every place of the table', () => {
  test.each(ROWS)('%s', (_, type, location) => {
    const { policies, notAnalysed } = template(resourceWith(type, location, DOCUMENT));
    expect(policies.map(documentOf)).toEqual([DOCUMENT]);
    expect(policies[0]!.kind).toBe(location.kind);
    expect(notAnalysed).toEqual([]);
  });

  test.each(ROWS)('%s, as a string', (_, type, location) => {
    const source = template(resourceWith(type, location, JSON.stringify(DOCUMENT)));
    expect(source.policies.map(documentOf)).toEqual([DOCUMENT]);
    const { range } = source.policies[0]!.policy.statements[0]!.action!.values[0]!;
    expect(textAt(source, range)).toBe('\\"s3:GetObject\\"');
  });

  test('is said once', () => {
    expect(new Set(ROWS.map(([name]) => name)).size).toBe(ROWS.length);
  });
});

test('policies of Organizations are told apart by their type', () => {
  const kinds = (type: string) =>
    template(
      JSON.stringify({
        Resources: {
          P: { Type: 'AWS::Organizations::Policy', Properties: { Type: type, Content: DOCUMENT } },
        },
      }),
    ).policies.map(({ kind }) => kind);
  expect(kinds('SERVICE_CONTROL_POLICY')).toEqual(['scp']);
  expect(kinds('RESOURCE_CONTROL_POLICY')).toEqual(['rcp']);
  expect(kinds('TAG_POLICY')).toEqual([]);
});

test('the places that a guardrail is attached to are paths from the root', () => {
  const { policies } = template(`
Parameters:
  RootId: { Type: String, Default: r-ab12 }
  Elsewhere: { Type: String }
Resources:
  Workloads: { Type: AWS::Organizations::OrganizationalUnit, Properties: { Name: Workloads, ParentId: !Ref RootId } }
  Prod: { Type: AWS::Organizations::OrganizationalUnit, Properties: { Name: Prod, ParentId: !GetAtt Workloads.Id } }
  Shop: { Type: AWS::Organizations::Account, Properties: { AccountName: Shop, Email: a@b.c, ParentIds: [!Ref Prod] } }
  P:
    Type: AWS::Organizations::Policy
    Properties:
      Type: SERVICE_CONTROL_POLICY
      TargetIds: [!Ref RootId, !Ref Workloads, { Ref: Prod }, !Ref Shop, !Ref Elsewhere, ou-ab12-11111111]
      Content: ${JSON.stringify(DOCUMENT)}
  Nowhere:
    Type: AWS::Organizations::Policy
    Properties: { Type: SERVICE_CONTROL_POLICY, Content: ${JSON.stringify(DOCUMENT)} }
`);
  expect(policies.map(({ attachedAt }) => attachedAt)).toEqual([
    ['/', '/Workloads', '/Workloads/Prod', '/Workloads/Prod/Shop', '/Elsewhere', '/ou-ab12-11111111'],
    undefined,
  ]);
});

test.each([...OTHER_POLICY_LANGUAGES])('%s is named as not analysed', (type, reason) => {
  const { notAnalysed } = template(`Resources: {Thing: {Type: '${type}', Properties: {Policy: x}}}`);
  expect(notAnalysed.map((part) => part.reason)).toEqual([`\`Thing\` (${type}): ${reason}`]);
});

describe('what a resource policy is attached to', () => {
  test.each<[name: string, resources: string, type: string, arn: string | undefined, title: string]>([
    [
      'by Ref',
      `B: {Type: AWS::S3::Bucket}
  P: {Type: AWS::S3::BucketPolicy, Properties: {Bucket: !Ref B, PolicyDocument: {Statement: []}}}`,
      'AWS::S3::Bucket',
      'arn:aws:s3:::${B}',
      'bucket policy of B',
    ],
    [
      'by name',
      `B: {Type: AWS::S3::Bucket, Properties: {BucketName: logs}}
  P: {Type: AWS::S3::BucketPolicy, Properties: {Bucket: logs, PolicyDocument: {Statement: []}}}`,
      'AWS::S3::Bucket',
      'arn:aws:s3:::logs',
      'bucket policy of B',
    ],
    [
      'one that is elsewhere',
      'P: {Type: AWS::S3::BucketPolicy, Properties: {Bucket: logs, PolicyDocument: {Statement: []}}}',
      'AWS::S3::Bucket',
      'arn:aws:s3:::logs',
      'bucket policy of P',
    ],
    [
      'by URL',
      `Q: {Type: AWS::SQS::Queue, Properties: {QueueName: jobs}}
  P: {Type: AWS::SQS::QueuePolicy, Properties: {Queues: [!Ref Q], PolicyDocument: {Statement: []}}}`,
      'AWS::SQS::Queue',
      'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:jobs',
      'queue policy of Q',
    ],
    [
      'several at once',
      `A: {Type: AWS::SNS::Topic}
  B: {Type: AWS::SNS::Topic}
  P: {Type: AWS::SNS::TopicPolicy, Properties: {Topics: [!Ref A, !Ref B], PolicyDocument: {Statement: []}}}`,
      'AWS::SNS::Topic',
      undefined,
      'topic policy of A, B',
    ],
    [
      'itself',
      'K: {Type: AWS::KMS::Key, Properties: {KeyPolicy: {Statement: []}}}',
      'AWS::KMS::Key',
      'arn:aws:kms:${AWS::Region}:${AWS::AccountId}:key/${K}',
      'key policy of K',
    ],
    [
      'by ARN',
      `S: {Type: AWS::SecretsManager::Secret}
  P: {Type: AWS::SecretsManager::ResourcePolicy, Properties: {SecretId: !Ref S, ResourcePolicy: {Statement: []}}}`,
      'AWS::SecretsManager::Secret',
      'arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:${S}-${S.id}',
      'secret policy of S',
    ],
  ])('%s', (_, resources, type, arn, title) => {
    const { policies, opaque } = template(`Resources:\n  ${resources}`);
    const [policy] = policies;
    expect(policy?.resourceType).toBe(type);
    expect(policy?.resourceArn && opaque.show(policy.resourceArn)).toBe(arn);
    expect(policy?.name).toBe(title);
  });
});

describe('what stands for a statement', () => {
  test.each<[type: string, properties: string, statement: object, arn: string | undefined]>([
    [
      'AWS::Lambda::Permission',
      '{FunctionName: !Ref F, Action: lambda:InvokeFunction, Principal: s3.amazonaws.com, SourceArn: arn:aws:s3:::b, SourceAccount: 111122223333}',
      {
        Effect: 'Allow',
        Principal: { Service: 's3.amazonaws.com' },
        Action: 'lambda:InvokeFunction',
        Resource: 'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${F}',
        Condition: {
          ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::b' },
          StringEquals: { 'aws:SourceAccount': 111122223333 },
        },
      },
      'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${F}',
    ],
    [
      'AWS::Lambda::Permission',
      "{FunctionName: !GetAtt F.Arn, Action: lambda:InvokeFunctionUrl, Principal: '*', FunctionUrlAuthType: NONE, PrincipalOrgID: o-1}",
      {
        Effect: 'Allow',
        Principal: '*',
        Action: 'lambda:InvokeFunctionUrl',
        Resource: 'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${F}',
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1', 'lambda:FunctionUrlAuthType': 'NONE' } },
      },
      'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${F}',
    ],
    [
      'AWS::Lambda::LayerVersionPermission',
      "{LayerVersionArn: arn:aws:lambda:eu-west-1:111122223333:layer:l:1, Action: lambda:GetLayerVersion, Principal: '*', OrganizationId: o-1}",
      {
        Effect: 'Allow',
        Principal: '*',
        Action: 'lambda:GetLayerVersion',
        Resource: 'arn:aws:lambda:eu-west-1:111122223333:layer:l:1',
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } },
      },
      'arn:aws:lambda:eu-west-1:111122223333:layer:l:1',
    ],
    [
      'AWS::Events::EventBusPolicy',
      "{StatementId: s, EventBusName: bus, Action: events:PutEvents, Principal: '111122223333', Condition: {Type: StringEquals, Key: aws:PrincipalOrgID, Value: o-1}}",
      {
        Effect: 'Allow',
        Principal: { AWS: '111122223333' },
        Action: 'events:PutEvents',
        Resource: 'arn:aws:events:${AWS::Region}:${AWS::AccountId}:event-bus/bus',
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } },
      },
      'arn:aws:events:${AWS::Region}:${AWS::AccountId}:event-bus/bus',
    ],
    [
      'AWS::Events::EventBusPolicy',
      "{StatementId: s, Statement: {Effect: Allow, Principal: '*', Action: events:*, Resource: '*'}}",
      { Effect: 'Allow', Principal: '*', Action: 'events:*', Resource: '*' },
      undefined,
    ],
    [
      'AWS::ACMPCA::Permission',
      "{CertificateAuthorityArn: arn:aws:acm-pca:::ca, Actions: [acm-pca:IssueCertificate], Principal: acm.amazonaws.com, SourceAccount: '111122223333'}",
      {
        Effect: 'Allow',
        Principal: { Service: 'acm.amazonaws.com' },
        Action: ['acm-pca:IssueCertificate'],
        Resource: 'arn:aws:acm-pca:::ca',
        Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
      },
      'arn:aws:acm-pca:::ca',
    ],
    [
      'AWS::Signer::ProfilePermission',
      "{ProfileName: p, Action: signer:GetSigningProfile, Principal: '111122223333', StatementId: s}",
      {
        Effect: 'Allow',
        Principal: { AWS: '111122223333' },
        Action: 'signer:GetSigningProfile',
        Resource: 'arn:aws:signer:${AWS::Region}:${AWS::AccountId}:/signing-profiles/p',
      },
      'arn:aws:signer:${AWS::Region}:${AWS::AccountId}:/signing-profiles/p',
    ],
  ])('%s %s', (type, properties, statement, arn) => {
    const source = template(
      `Resources:\n  F: {Type: AWS::Lambda::Function}\n  P: {Type: ${type}, Properties: ${properties}}`,
    );
    const [policy] = source.policies;
    expect(policy && documentOf(policy)).toEqual({ Version: '2012-10-17', Statement: [statement] });
    expect(policy?.policy.problems).toEqual([]);
    expect(policy?.kind).toBe('resource');
    expect(policy?.resourceArn && source.opaque.show(policy.resourceArn)).toBe(arn);
  });

  test('every type has a case here', () => {
    expect([...PERMISSION_TYPES.keys()].sort()).toEqual([
      'AWS::ACMPCA::Permission',
      'AWS::Events::EventBusPolicy',
      'AWS::Lambda::LayerVersionPermission',
      'AWS::Lambda::Permission',
      'AWS::Signer::ProfilePermission',
    ]);
  });
});
