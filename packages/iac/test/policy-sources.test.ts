import { SourceText } from '@leastwise/core';
import { describe, expect, test } from 'vitest';
import { readSource } from '../src/index.ts';
import { inferKind } from '../src/policy-document/infer-kind.ts';
import { inferResourceType } from '../src/policy-document/infer-resource-type.ts';
import { parse, textAt } from './support.ts';

const IDENTITY = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] };
const BUCKET = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' }],
};
const TRUST = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
};

function read(value: unknown, file = 'policy.json') {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  return readSource(new SourceText(file, text));
}

describe('documents and what tools print around them', () => {
  test.each<[name: string, value: unknown, found: [kind: string, name: string, resourceType?: string][]]>([
    ['a document', IDENTITY, [['identity', 'policy.json']]],
    [
      'a list',
      [IDENTITY, BUCKET],
      [
        ['identity', 'policy.json #1'],
        ['resource', 'policy.json #2', 'AWS::S3::Bucket'],
      ],
    ],
    ['a container', { PolicyDocument: IDENTITY }, [['identity', 'policy.json']]],
    [
      'iam get-policy-version',
      { PolicyVersion: { Document: IDENTITY, VersionId: 'v1' } },
      [['identity', 'policy.json']],
    ],
    [
      'iam get-role',
      { Role: { RoleName: 'ci', AssumeRolePolicyDocument: TRUST } },
      [['trust', '`ci` in policy.json']],
    ],
    [
      'iam get-role-policy',
      { RoleName: 'ci', PolicyName: 'deploy', PolicyDocument: IDENTITY },
      [['identity', '`deploy` in policy.json']],
    ],
    [
      'as the API has it, URL-encoded',
      { RoleName: 'ci', PolicyDocument: encodeURIComponent(JSON.stringify(IDENTITY)) },
      [['identity', '`ci` in policy.json']],
    ],
    [
      's3api get-bucket-policy',
      { Policy: JSON.stringify(BUCKET) },
      [['resource', 'policy.json', 'AWS::S3::Bucket']],
    ],
    [
      'sqs get-queue-attributes',
      {
        Attributes: {
          Policy: JSON.stringify({
            ...BUCKET,
            Statement: [
              {
                Effect: 'Allow',
                Principal: '*',
                Action: 'SQS:SendMessage',
                Resource: 'arn:aws:sqs:eu-west-1:111122223333:q',
              },
            ],
          }),
        },
      },
      [['resource', 'policy.json', 'AWS::SQS::Queue']],
    ],
    [
      'organizations describe-policy',
      {
        Policy: {
          PolicySummary: { Name: 'no-root', Type: 'SERVICE_CONTROL_POLICY' },
          Content: JSON.stringify(IDENTITY),
        },
      },
      [['scp', '`no-root` in policy.json']],
    ],
    [
      'ec2 describe-vpc-endpoints',
      { VpcEndpoints: [{ VpcEndpointId: 'vpce-1', PolicyDocument: JSON.stringify(BUCKET) }] },
      [['endpoint', '`vpce-1` in policy.json']],
    ],
    [
      'ecr get-repository-policy',
      {
        repositoryName: 'app',
        policyText: JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: '*', Action: 'ecr:*' }] }),
      },
      [['resource', '`app` in policy.json', 'AWS::ECR::Repository']],
    ],
    [
      'secretsmanager get-resource-policy',
      {
        Name: 's',
        ResourcePolicy: JSON.stringify({
          Statement: [{ Effect: 'Allow', Principal: '*', Action: 'secretsmanager:*', Resource: '*' }],
        }),
      },
      [['resource', '`s` in policy.json', 'AWS::SecretsManager::Secret']],
    ],
    [
      'an OpenAPI document',
      {
        openapi: '3.0.0',
        'x-amazon-apigateway-policy': {
          Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*' }],
        },
      },
      [['resource', 'policy.json', 'AWS::ApiGateway::RestApi']],
    ],
  ])('%s', (_, value, found) => {
    const policies = read(value)?.policies ?? [];
    expect(
      policies.map(({ kind, name, resourceType }) => [kind, name, ...(resourceType ? [resourceType] : [])]),
    ).toEqual(found);
    for (const { policy } of policies) expect(policy.statements).toHaveLength(1);
  });

  test('a position inside a string is that of the file', () => {
    const source = read({ Policy: JSON.stringify(BUCKET) });
    const range = source?.policies[0]?.policy.statements[0]?.action?.values[0]?.range;
    expect(source && range && textAt(source, range)).toBe('\\"s3:GetObject\\"');
  });

  test('YAML', () => {
    const source = read(
      "Version: '2012-10-17'\nStatement:\n  - {Effect: Allow, Action: a:b, Resource: '*'}\n",
      'p.yaml',
    );
    expect(source?.policies.map(({ kind }) => kind)).toEqual(['identity']);
  });

  test('a kind that is given counts', () => {
    const text = new SourceText('p.json', JSON.stringify(IDENTITY));
    expect(readSource(text, { kind: 'scp' })?.policies.map(({ kind }) => kind)).toEqual(['scp']);
  });

  test.each([
    ['---\n# a policy\n', '---\n...\n# the end\n', undefined],
    ['%YAML 1.2\n---\n', '', undefined],
    ['', '---\nVersion: "2012-10-17"\n', '---'],
    ['--- # first\r\n', '...\r\n--- {Version: "2012-10-17"}', '---'],
  ])('of several documents of YAML the first is read: before %j, after %j', (before, after, at) => {
    const source = read(
      `${before}Statement: {Effect: Allow, Action: s3:GetObject, Resource: "*"}\n${after}`,
    )!;
    expect(source.policies).toHaveLength(1);
    expect(source.notAnalysed.map(({ range }) => source.text.text.slice(range!.start, range!.end))).toEqual(
      at === undefined ? [] : [at],
    );
  });
});

describe('what is not ours', () => {
  test.each<[name: string, value: unknown]>([
    ['nothing', ''],
    ['other JSON', { name: 'x', dependencies: {} }],
    ['other JSON with statements', { Statement: 'of account', Effect: 'none' }],
    ['statements of something else', { Statement: [{ Operation: 'x' }], Action: 1 }],
    ['a policy under a key of something else', { fixture: { expected: IDENTITY } }],
    ['other YAML', 'Resources:\n  cpu: 1\n'],
  ])('%s', (_, value) => {
    expect(read(value)).toBeUndefined();
  });
});

describe('what looks like ours and cannot be read', () => {
  test.each<[name: string, text: string, file: string, message: string, place: string]>([
    [
      'JSON with a comment',
      '{"Statement": [{"Effect": "Deny"}]} // x',
      'p.json',
      'comments are not allowed in JSON',
      '1:37',
    ],
    ['JSON cut off', '{"Statement": [{"Effect": "Allow"', 'p.json', 'is missing here', '1:34'],
    ['YAML with tabs', 'Statement:\n\t- Effect: Allow\n', 'p.yaml', 'not valid YAML', '2:1'],
    [
      'a template with a bad line',
      'Resources:\n  A:\n    Type: AWS::S3::Bucket\n   B: x\n',
      't.yaml',
      'not valid YAML',
      '4:',
    ],
    ['a NUL', '{"Statement": [{"Effect": "Allow"}]}\0', 'p.json', 'a NUL character', '1:37'],
  ])('%s', (_, text, file, message, place) => {
    const source = readSource(new SourceText(file, text));
    const [problem] = source?.problems ?? [];
    expect(problem?.code).toBe('syntax');
    expect(problem?.message).toContain(message);
    const { startLine, startColumn } = source!.text.location(problem!.range);
    expect(`${startLine}:${startColumn}`).toMatch(new RegExp(`^${place}`));
  });
});

describe('the kind of a document', () => {
  const NO_PRINCIPAL = '{Statement: [{Effect: Deny, Action: "*", Resource: "*"}]}';
  const GUARDRAIL = '{Statement: [{Effect: Deny, Principal: "*", Action: "s3:*", Resource: "*"}]}';
  const NAMED = '{Statement: [{Effect: Deny, Principal: "*", Action: "s3:*", Resource: "arn:aws:s3:::b/*"}]}';
  const ASSUME =
    '{Statement: [{Effect: Allow, Principal: {AWS: "111122223333"}, Action: [sts:AssumeRole, sts:TagSession]}]}';
  const OPEN = '{Statement: [{Effect: Allow, Principal: "*", Action: "s3:*", Resource: "*"}]}';

  test.each([
    [NO_PRINCIPAL, 'p.json', 'identity'],
    [NO_PRINCIPAL, 'scp/deny.json', 'scp'],
    [NO_PRINCIPAL, 'org/SCPs/deny.json', 'scp'],
    [NO_PRINCIPAL, 'service_control_policies/a/b.json', 'scp'],
    [NO_PRINCIPAL, 'service-control/boundary-for-ci.json', 'boundary'],
    [NO_PRINCIPAL, 'permissions-boundaries/ci.json', 'boundary'],
    [NO_PRINCIPAL, 'session-policy.json', 'session'],
    [NO_PRINCIPAL, 'scpolicy/describe.json', 'identity'],
    [NO_PRINCIPAL, 'ou/Prod/deny.json', 'scp'],
    [NO_PRINCIPAL, 'ou/Prod/boundaries/ci.json', 'boundary'],
    [GUARDRAIL, 'ou/Prod/tls.json', 'rcp'],
    [NO_PRINCIPAL, 'trust.json', 'identity'],
    [ASSUME, 'p.json', 'trust'],
    [ASSUME, 'scp/p.json', 'trust'],
    [GUARDRAIL, 'p.json', 'rcp'],
    [GUARDRAIL, 'scp/p.json', 'rcp'],
    [OPEN, 'rcp/full-access.json', 'rcp'],
    [OPEN, 'vpce/s3.json', 'endpoint'],
    [OPEN, 'vpc-endpoint-policy.json', 'endpoint'],
    [OPEN, 'p.json', 'resource'],
    [NAMED, 'p.json', 'resource'],
    [NAMED, 'resource-control/p.json', 'rcp'],
  ])('%s in %s: %s', (document, path, kind) => {
    expect(inferKind(parse(document), path)).toBe(kind);
  });
});

describe('the type of resource of a resource policy', () => {
  test.each([
    ['{Statement: [{Action: "s3:*", Resource: "arn:aws:s3:::b"}]}', 'AWS::S3::Bucket'],
    [
      '{Statement: [{Action: "s3:*", Resource: "arn:aws:s3:eu-west-1:111122223333:accesspoint/a/*"}]}',
      'AWS::S3::AccessPoint',
    ],
    ['{Statement: {Action: ["kms:Decrypt"], Resource: "*"}}', 'AWS::KMS::Key'],
    ['{Statement: [{Action: "*", Resource: "arn:aws:sns:eu-west-1:111122223333:t"}]}', 'AWS::SNS::Topic'],
    ['{Statement: [{Action: ["kms:*", "s3:*"], Resource: "*"}]}', undefined],
    ['{Statement: [{Action: "*", Resource: "*"}]}', undefined],
    ['{Statement: [{Action: "constructor:x", Resource: "*"}]}', undefined],
  ])('%s', (document, type) => {
    expect(inferResourceType(parse(document))).toBe(type);
  });
});

describe('texts that something fills in first', () => {
  const statement = (resource: string) => ({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: resource }],
  });

  test.each(['${ACCOUNT_ID}', '${bucket_arn}', '${storage}', '{{ Bucket }}'])(
    '%s is unknown text',
    (placeholder) => {
      const source = read(statement(`arn:aws:s3:::${placeholder}/*`))!;
      const [value] = source.policies[0]!.policy.statements[0]!.resource!.values;
      expect(value!.value).not.toContain('{');
      expect(source.opaque.show(value!.value)).toBe(`arn:aws:s3:::${placeholder}/*`);
    },
  );

  test.each(['${aws:username}', '${*}', '${username}', '${AWS::AccountId}'])('%s is not', (variable) => {
    const source = read(statement(`arn:aws:s3:::b/${variable}`))!;
    expect(source.policies[0]!.policy.statements[0]!.resource!.values[0]!.value).toContain(variable);
  });

  test.each([
    ['Jinja', '{% for name in names %}', '{% endfor %}'],
    ['Handlebars', '{{#if boundary}}', '{{/if}}'],
    ['Go templates', '{{- if .Values.boundary }}', '{{- end }}'],
    ['Terraform', '%{ if length(arns) > 0 }', '%{ endif }'],
    ['EJS or ERB', '<% if (boundary) { %>', '<% } %>'],
  ])('%s', (engine, begin, end) => {
    const source = read(`Resources:
  Reader:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: ${JSON.stringify(TRUST)}
  ${begin}
      PermissionsBoundary: arn:aws:iam::111122223333:policy/workload
  ${end}
`)!;
    expect(source.problems).toEqual([]);
    const unread = source.notAnalysed.find(({ reason }) => reason.includes(engine))!;
    expect(textAt(source, unread.range!)).toBe(begin);
  });

  test('a list that is filled in', () => {
    const source = read(
      '{"Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": [ ${bucket_arns} ]}}',
    )!;
    expect(source.problems).toEqual([]);
    expect(source.notAnalysed.map(({ reason, range }) => [reason, textAt(source, range!)])).toEqual([
      [expect.stringContaining('Terraform or `envsubst`'), '${bucket_arns}'],
    ]);
  });

  test('what no engine wrote is a mistake', () => {
    const source = read('Resources:\n  Reader:\n    Type: AWS::IAM::Role\n   Properties: [')!;
    expect(source.problems.length).toBeGreaterThan(0);
    expect(source.notAnalysed.filter(({ reason }) => reason.includes('fill it in'))).toEqual([]);
  });
});
