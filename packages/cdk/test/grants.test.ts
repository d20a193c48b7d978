import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as cdk from 'aws-cdk-lib';
import { App, RemovalPolicy, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';
import { GRANTED_RESOURCES, type Grant } from '../../checks/src/cdk/grants.ts';
import { allow, functionIn } from './shop.ts';
import { emptyFolder, synthesize } from './synthesize.ts';

const ID = { name: 'id', type: cdk.aws_dynamodb.AttributeType.STRING };

/** A construct for each type of resource that has grants. */
const CONSTRUCTS: Readonly<Record<string, (scope: Construct) => object>> = {
  'AWS::S3::Bucket': (scope) => new cdk.aws_s3.Bucket(scope, 'Thing'),
  'AWS::DynamoDB::Table': (scope) =>
    new cdk.aws_dynamodb.Table(scope, 'Thing', {
      partitionKey: ID,
      stream: cdk.aws_dynamodb.StreamViewType.NEW_IMAGE,
    }),
  'AWS::DynamoDB::GlobalTable': (scope) =>
    new cdk.aws_dynamodb.TableV2(scope, 'Thing', {
      partitionKey: ID,
      dynamoStream: cdk.aws_dynamodb.StreamViewType.NEW_IMAGE,
    }),
  'AWS::SQS::Queue': (scope) => new cdk.aws_sqs.Queue(scope, 'Thing'),
  'AWS::SNS::Topic': (scope) => new cdk.aws_sns.Topic(scope, 'Thing'),
  'AWS::KMS::Key': (scope) => new cdk.aws_kms.Key(scope, 'Thing'),
  'AWS::SecretsManager::Secret': (scope) => new cdk.aws_secretsmanager.Secret(scope, 'Thing'),
  'AWS::Lambda::Function': (scope) => functionIn(scope, 'Thing'),
  'AWS::Kinesis::Stream': (scope) => new cdk.aws_kinesis.Stream(scope, 'Thing'),
  'AWS::KinesisFirehose::DeliveryStream': (scope) =>
    new cdk.aws_kinesisfirehose.DeliveryStream(scope, 'Thing', {
      destination: new cdk.aws_kinesisfirehose.S3Bucket(new cdk.aws_s3.Bucket(scope, 'Target')),
    }),
  'AWS::StepFunctions::StateMachine': (scope) =>
    new cdk.aws_stepfunctions.StateMachine(scope, 'Thing', {
      definitionBody: cdk.aws_stepfunctions.DefinitionBody.fromChainable(
        new cdk.aws_stepfunctions.Pass(scope, 'Pass'),
      ),
    }),
  'AWS::SSM::Parameter': (scope) =>
    new cdk.aws_ssm.StringParameter(scope, 'Thing', { stringValue: 'a value' }),
  'AWS::Events::EventBus': (scope) => new cdk.aws_events.EventBus(scope, 'Thing'),
  'AWS::ECR::Repository': (scope) => new cdk.aws_ecr.Repository(scope, 'Thing'),
  'AWS::CodeCommit::Repository': (scope) =>
    new cdk.aws_codecommit.Repository(scope, 'Thing', { repositoryName: 'thing' }),
  'AWS::Logs::LogGroup': (scope) =>
    new cdk.aws_logs.LogGroup(scope, 'Thing', { removalPolicy: RemovalPolicy.DESTROY }),
  'AWS::OpenSearchService::Domain': (scope) =>
    new cdk.aws_opensearchservice.Domain(scope, 'Thing', {
      version: cdk.aws_opensearchservice.EngineVersion.OPENSEARCH_2_11,
    }),
  'AWS::EFS::FileSystem': (scope) =>
    new cdk.aws_efs.FileSystem(scope, 'Thing', { vpc: new cdk.aws_ec2.Vpc(scope, 'Network') }),
  'AWS::IAM::Role': (scope) =>
    new Role(scope, 'Thing', { assumedBy: new ServicePrincipal('ecs-tasks.amazonaws.com') }),
  'AWS::CloudFront::Distribution': (scope) =>
    new cdk.aws_cloudfront.Distribution(scope, 'Thing', {
      defaultBehavior: { origin: new cdk.aws_cloudfront_origins.HttpOrigin('example.com') },
    }),
};

interface StatementJson {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

/** The statements that a grant method of the installed release writes into the policy of a role. */
function writtenBy(type: string, method: string): readonly StatementJson[] {
  const stack = new Stack(new App(), 'Shop');
  const thing = CONSTRUCTS[type]!(stack) as Record<string, (grantee: Role) => void>;
  thing[method]!(new Role(stack, 'Grantee', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }));
  const policies = Template.fromStack(stack).findResources('AWS::IAM::Policy');
  return Object.entries(policies)
    .filter(([id]) => id.startsWith('Grantee'))
    .flatMap(([, policy]) => policy.Properties.PolicyDocument.Statement as StatementJson[]);
}

const listOf = (actions: StatementJson['Action']): readonly string[] => [actions].flat();

const EVERY: readonly (readonly [string, string, Grant])[] = GRANTED_RESOURCES.flatMap(({ types, grants }) =>
  types.flatMap((type) => grants.map((one) => [type, one.method, one] as const)),
);

describe('the table of grants is what the library writes', () => {
  test.each(EVERY)('%s %s', (type, method, grant) => {
    const statements = writtenBy(type, method);
    const written = statements.flatMap(({ Action }) => listOf(Action));
    // What a grant allows on every resource, because nothing else can be said, is not in the table.
    const optional = statements
      .filter(({ Resource }) => Resource === '*')
      .flatMap(({ Action }) => listOf(Action));
    for (const action of grant.actions) expect(written).toContain(action);
    for (const action of written) expect([...grant.actions, ...optional]).toContain(action);
    if (grant.apart.length > 0) {
      expect(statements.map(({ Action }) => listOf(Action))).toContainEqual(grant.apart);
    }
  });
});

/** What a finding says of where its statement comes from, for one that covers it all. */
function originsOf(build: (stack: Stack) => void): (string | undefined)[] {
  const { violations } = synthesize((app) => build(new Stack(app, 'Shop'))).get('leastwise')!;
  return violations
    .filter(({ rule }) => rule.startsWith('redundant-statement'))
    .map(({ description }) => /Origin: (.*)/.exec(description)?.[1]);
}

describe('what a grant makes is known as made by it', () => {
  // Of the roles' own grants, and what is written under conditions or on parts, nothing is said.
  const told = EVERY.filter(([type, method]) => {
    if (['AWS::IAM::Role', 'AWS::EFS::FileSystem', 'AWS::StepFunctions::StateMachine'].includes(type))
      return false;
    return !/grantInvokeUrl|StreamRead|ListStreams|AWS::SSM|AWS::Logs|AWS::CloudFront/.test(
      `${type}.${method}`,
    );
  });

  test.each(told)('%s %s', (type, method) => {
    const service = GRANTED_RESOURCES.find(({ types }) => types.includes(type))!.grants[0]!.actions[0]!.split(
      ':',
    )[0];
    const origins = originsOf((stack) => {
      const worker = functionIn(stack);
      const thing = CONSTRUCTS[type]!(stack) as Record<string, (grantee: typeof worker) => void>;
      thing[method]!(worker);
      // Makes every statement before it redundant, so that there is a finding of it.
      worker.addToRolePolicy(allow([`${service}:*`]));
    });
    expect(origins).toContain(`generated by \`thing.${method}(worker)\``);
  });

  test('several grants, each statement by its own', () => {
    const origins = originsOf((stack) => {
      const worker = functionIn(stack);
      const queue = new cdk.aws_sqs.Queue(stack, 'Jobs');
      queue.grantSendMessages(worker);
      new cdk.aws_sqs.Queue(stack, 'Failed').grantPurge(worker);
      worker.addToRolePolicy(allow(['sqs:DeleteQueue'], [queue.queueArn]));
      worker.addToRolePolicy(allow(['sqs:*']));
    });
    expect(origins).toEqual([
      'generated by `jobs.grantSendMessages(worker)`',
      'generated by `failed.grantPurge(worker)`',
      undefined,
    ]);
  });

  test('statements that the library merged', () => {
    const origins = originsOf((stack) => {
      stack.node.setContext('@aws-cdk/aws-iam:minimizePolicies', true);
      const worker = functionIn(stack);
      const queue = new cdk.aws_sqs.Queue(stack, 'Jobs');
      queue.grantSendMessages(worker);
      queue.grantConsumeMessages(worker);
      worker.addToRolePolicy(
        new cdk.aws_iam.PolicyStatement({ actions: ['sqs:*'], resources: ['*'], sid: 'All' }),
      );
    });
    expect(origins).toEqual([
      'generated by `jobs.grantSendMessages(worker)` and `jobs.grantConsumeMessages(worker)`',
    ]);
  });
});

test.each<[string, Record<string, string>, string[]]>([
  [
    'an asset',
    { 'index.mjs': 'client.send(new GetObjectCommand(it));' },
    ['call `photos.grantRead(reader)`'],
  ],
  [
    'an asset of several files',
    { 'index.mjs': 'client.send(new GetObjectCommand(it));', 'lib/save.mjs': 'new PutObjectCommand(it)' },
    [],
  ],
  [
    'an asset with libraries, of which calls are not told apart',
    { 'index.mjs': 'client.send(new GetObjectCommand(it));', 'node_modules/lib/index.js': '' },
    [],
  ],
  ['an asset without a program', { 'readme.txt': 'new GetObjectCommand' }, []],
])('a grant that is wider than the code needs: %s', (_, files, fixes) => {
  const folder = emptyFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const told = synthesize((app) => {
    // Stages share the assets of the app.
    for (const stack of [new Stack(app, 'Shop'), new Stack(new Stage(app, 'Prod'), 'Shop')]) {
      const reader = new cdk.aws_lambda.Function(stack, 'Reader', {
        runtime: cdk.aws_lambda.Runtime.NODEJS_22_X,
        handler: 'index.handler',
        code: cdk.aws_lambda.Code.fromAsset(folder),
      });
      new cdk.aws_s3.Bucket(stack, 'Photos').grantReadWrite(reader);
    }
  }).get('leastwise');
  const found = told?.violations ?? [];
  expect(found.map(({ path, fix }) => [path.split('/Reader/')[0], fix])).toEqual(
    fixes.flatMap((fix) => [
      ['Shop', fix],
      ['Prod/Shop', fix],
    ]),
  );
});

test('a grant that is wider than the code of the function needs', () => {
  const { violations } = synthesize((app) => {
    const stack = new Stack(app, 'Shop');
    const reader = new cdk.aws_lambda.Function(stack, 'Reader', {
      runtime: cdk.aws_lambda.Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: cdk.aws_lambda.Code.fromInline(`
        const { S3Client, GetObjectCommand } = require('@aws-sdk/client-s3');
        exports.handler = async (event) => new S3Client({}).send(new GetObjectCommand(event));
      `),
    });
    new cdk.aws_s3.Bucket(stack, 'Photos').grantReadWrite(reader);
  }).get('leastwise')!;
  expect(violations).toMatchObject([
    {
      rule: 'grant-wider-than-code[Grant::grantReadWrite]',
      severity: 'info',
      path: 'Shop/Reader/ServiceRole/DefaultPolicy/Resource',
      at: ['Properties.PolicyDocument.Statement.0.Action'],
      fix: 'call `photos.grantRead(reader)`',
    },
  ]);
  expect(violations[0]?.description).toMatch(/Origin: generated by `photos\.grantReadWrite\(reader\)`/);
});
