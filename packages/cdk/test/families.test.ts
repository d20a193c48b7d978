import { Duration, Stack } from 'aws-cdk-lib';
import { LambdaIntegration, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { ContainerImage, FargateTaskDefinition, LogDrivers } from 'aws-cdk-lib/aws-ecs';
import { EventBus, Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import {
  AccountPrincipal,
  AnyPrincipal,
  ManagedPolicy,
  PolicyDocument,
  PolicyStatement,
  Role,
} from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { DefinitionBody, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { expect, test } from 'vitest';
import { allow, functionIn, letAnyone } from './shop.ts';
import { synthesize } from './synthesize.ts';

const ROLE = 'Shop/Worker/ServiceRole/DefaultPolicy/Resource';
const ROLE_ID = 'WorkerServiceRoleDefaultPolicyAE71B5FA';

/** What is written in each app, and the findings that fail it: rule, construct, logical id, place. */
const FAMILIES: readonly [
  string,
  (stack: Stack) => void,
  readonly (readonly [string, string, string, string])[],
][] = [
  [
    'S3',
    (stack) => {
      const bucket = new Bucket(stack, 'Photos', { enforceSSL: true });
      bucket.addToResourcePolicy(letAnyone(['s3:GetObject'], [bucket.arnForObjects('*')]));
      bucket.grantReadWrite(functionIn(stack));
    },
    [
      [
        'public-access[Principal::anonymous]',
        'Shop/Photos/Policy/Resource',
        'PhotosPolicyD6A72A52',
        'Properties.PolicyDocument.Statement.1.Principal',
      ],
    ],
  ],
  [
    'SQS',
    (stack) => {
      const queue = new Queue(stack, 'Jobs');
      queue.addToResourcePolicy(letAnyone(['sqs:SendMessage'], [queue.queueArn]));
      queue.grantConsumeMessages(functionIn(stack));
    },
    [
      [
        'public-access[Principal::anonymous]',
        'Shop/Jobs/Policy/Resource',
        'JobsPolicy30CCDE58',
        'Properties.PolicyDocument.Statement.0.Principal',
      ],
    ],
  ],
  [
    'SNS',
    (stack) => {
      const topic = new Topic(stack, 'News');
      topic.addToResourcePolicy(letAnyone(['sns:Subscribe'], [topic.topicArn]));
      topic.grantPublish(functionIn(stack));
    },
    [
      [
        'public-access[Principal::anonymous]',
        'Shop/News/Policy/Resource',
        'NewsPolicy4F5CD32B',
        'Properties.PolicyDocument.Statement.0.Principal',
      ],
    ],
  ],
  [
    'DynamoDB',
    (stack) => {
      const table = new Table(stack, 'Orders', { partitionKey: { name: 'id', type: AttributeType.STRING } });
      const worker = functionIn(stack);
      table.grantReadData(worker);
      worker.addToRolePolicy(allow(['dynamodb:*']));
    },
    [
      ['whole-service[Action::dynamodb:*]', ROLE, ROLE_ID, 'Properties.PolicyDocument.Statement.2.Action'],
      [
        'wildcard-a-grant-would-narrow[Grant::AWS::DynamoDB::Table]',
        ROLE,
        ROLE_ID,
        'Properties.PolicyDocument.Statement.2.Resource',
      ],
    ],
  ],
  [
    'Lambda',
    (stack) => {
      functionIn(stack, 'Open').addPermission('Anyone', { principal: new AnyPrincipal() });
      functionIn(stack, 'Called').grantInvoke(functionIn(stack));
    },
    [
      [
        'public-access[Principal::anonymous]',
        'Shop/Open/Anyone',
        'OpenAnyoneB2908204',
        'Properties.Principal',
      ],
    ],
  ],
  [
    'KMS',
    (stack) => {
      const key = new Key(stack, 'Key');
      key.addToResourcePolicy(letAnyone(['kms:Decrypt'], ['*']));
      key.grantDecrypt(functionIn(stack));
    },
    [
      [
        'public-access[Principal::any-account]',
        'Shop/Key/Resource',
        'Key961B73FD',
        'Properties.KeyPolicy.Statement.1.Principal',
      ],
    ],
  ],
  [
    'Secrets Manager',
    (stack) => {
      const secret = new Secret(stack, 'Token');
      secret.addToResourcePolicy(letAnyone(['secretsmanager:GetSecretValue'], ['*']));
      const worker = functionIn(stack);
      secret.grantRead(worker);
      worker.addToRolePolicy(allow(['secretsmanager:GetSecretValue']));
    },
    [
      [
        'public-access[Principal::anonymous]',
        'Shop/Token/Policy/Resource',
        'TokenPolicy5CB5FA0B',
        'Properties.ResourcePolicy.Statement.0.Principal',
      ],
      [
        'unrestricted-data-read[Action::secretsmanager:GetSecretValue]',
        ROLE,
        ROLE_ID,
        'Properties.PolicyDocument.Statement.1.Action',
      ],
      [
        'wildcard-a-grant-would-narrow[Grant::AWS::SecretsManager::Secret]',
        ROLE,
        ROLE_ID,
        'Properties.PolicyDocument.Statement.1.Resource',
      ],
    ],
  ],
  [
    'ECS',
    (stack) => {
      const task = new FargateTaskDefinition(stack, 'Task');
      task.addContainer('Web', {
        image: ContainerImage.fromRegistry('nginx'),
        logging: LogDrivers.awsLogs({ streamPrefix: 'web' }),
      });
      task.addToTaskRolePolicy(allow(['s3:GetObject']));
    },
    [
      [
        'unrestricted-data-read[Action::s3:GetObject]',
        'Shop/Task/TaskRole/DefaultPolicy/Resource',
        'TaskTaskRoleDefaultPolicyC02AED32',
        'Properties.PolicyDocument.Statement.0.Action',
      ],
    ],
  ],
  [
    'Step Functions',
    (stack) => {
      const step = new LambdaInvoke(stack, 'Do', { lambdaFunction: functionIn(stack) });
      const flow = new StateMachine(stack, 'Flow', { definitionBody: DefinitionBody.fromChainable(step) });
      flow.addToRolePolicy(new PolicyStatement({ sid: 'Pass', actions: ['iam:PassRole'], resources: ['*'] }));
      flow.grantStartExecution(functionIn(stack, 'Starter'));
    },
    [
      [
        'pass-role-any[Pass]',
        'Shop/Flow/Role/DefaultPolicy/Resource',
        'FlowRoleDefaultPolicy79AC5FC2',
        'Properties.PolicyDocument.Statement.1.Action',
      ],
    ],
  ],
  [
    'API Gateway',
    (stack) => {
      const policy = new PolicyDocument({
        statements: [letAnyone(['execute-api:Invok'], ['execute-api:/*'])],
      });
      new RestApi(stack, 'Api', { policy }).root.addMethod('GET', new LambdaIntegration(functionIn(stack)));
    },
    [
      [
        'unknown-action[Action::execute-api:Invok]',
        'Shop/Api/Resource',
        'ApiF70053CD',
        'Properties.Policy.Statement.0.Action',
      ],
    ],
  ],
  [
    'EventBridge',
    (stack) => {
      const bus = new EventBus(stack, 'Bus');
      const statement = letAnyone(['events:PutEvents'], [bus.eventBusArn]);
      statement.sid = 'Anyone';
      bus.addToResourcePolicy(statement);
      bus.grantPutEventsTo(functionIn(stack));
      new Rule(stack, 'Nightly', {
        schedule: Schedule.rate(Duration.days(1)),
        targets: [new LambdaTarget(functionIn(stack, 'Sweeper'))],
      });
    },
    [
      [
        'public-access[Principal::anonymous]',
        'Shop/Bus/cdk-Anyone/Resource',
        'BuscdkAnyone14284E0D',
        'Properties.Statement.Principal',
      ],
    ],
  ],
  [
    'IAM by hand',
    (stack) => {
      const operators = new Role(stack, 'Operators', { assumedBy: new AccountPrincipal('111122223333') });
      new ManagedPolicy(stack, 'Everything', {
        roles: [operators],
        statements: [new PolicyStatement({ sid: 'All', actions: ['*'], resources: ['*'] })],
      });
    },
    [
      [
        'full-administrator[All]',
        'Shop/Everything/Resource',
        'EverythingC61DDD32',
        'Properties.PolicyDocument.Statement.0.Action',
      ],
    ],
  ],
];

test.each(FAMILIES)('%s: findings at their constructs, none for what grants make', (_, build, expected) => {
  const report = synthesize((app) => build(new Stack(app, 'Shop')));
  const { conclusion, violations } = report.get('leastwise')!;
  expect(conclusion).toBe('failure');
  const failing = violations.filter(({ severity }) => severity === 'error');
  expect(failing.map(({ rule, path, logicalId, at }) => [rule, path, logicalId, at?.[0]])).toEqual(expected);
  for (const { description, template } of failing) {
    expect(template).toBe('Shop.template.json');
    expect(description).toMatch(/^ {3}Created at .*(families\.test|shop)\.ts:\d+:\d+$/m);
  }
});
