import { OpaqueTable, toPlain } from '@leastwise/core';
import { describe, expect, test } from 'vitest';
import { Resolver } from '../src/cloudformation/resolver.ts';
import { loadTemplate } from '../src/cloudformation/template.ts';
import { World } from '../src/cloudformation/world.ts';
import { parse } from './support.ts';

const TEMPLATE = `
Parameters:
  Env: {Type: String, Default: dev}
  Team: {Type: String}
  Size: {Type: Number, Default: 07}
  Secret: {Type: String, Default: hunter2, NoEcho: true}
  Zones: {Type: CommaDelimitedList, Default: "a, b,c"}
  Subnets: {Type: 'List<AWS::EC2::Subnet::Id>'}
  Image: {Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>', Default: /aws/service/ami}
  Index: {Type: Number}
Mappings:
  Regions:
    eu-west-1: {Account: '111122223333', List: [x, y], Nested: {a: b}}
    dev: {Account: '444455556666'}
Conditions:
  Yes: !Equals [a, a]
  No: !Equals [a, b]
  Open: !Equals [!Ref Team, x]
Resources:
  Bucket: {Type: 'AWS::S3::Bucket'}
  Named: {Type: 'AWS::S3::Bucket', Properties: {BucketName: !Sub '\${Env}-logs'}}
  Queue: {Type: 'AWS::SQS::Queue', Properties: {QueueName: jobs}}
  Role: {Type: 'AWS::IAM::Role', Properties: {Path: /ci/, RoleName: deploy}}
  Secret1: {Type: 'AWS::SecretsManager::Secret', Properties: {Name: db}}
  Fn: {Type: 'AWS::Lambda::Function'}
  Live: {Type: 'AWS::Lambda::Alias', Properties: {Name: live, FunctionName: !Ref Fn}}
  Rule: {Type: 'AWS::Events::Rule', Properties: {Name: r, EventBusName: !GetAtt Bus.Arn}}
  Bus: {Type: 'AWS::Events::EventBus', Properties: {Name: bus}}
  DefaultRule: {Type: 'AWS::Events::Rule', Properties: {Name: r}}
  Service: {Type: 'AWS::ECS::Service', Properties: {ServiceName: web}}
  Param: {Type: 'AWS::SSM::Parameter', Properties: {Name: /app/key}}
  Custom: {Type: 'Custom::Thing'}
  LoopA: {Type: 'AWS::S3::Bucket', Properties: {BucketName: !Ref LoopB}}
  LoopB: {Type: 'AWS::S3::Bucket', Properties: {BucketName: !Ref LoopA}}
  Odd: {Type: constructor}
`;

const { template, opaque } = { template: loadTemplate(parse(TEMPLATE)), opaque: new OpaqueTable() };

function resolve(text: string) {
  const resolver = new Resolver(template, new World(template, opaque, () => undefined), opaque);
  const node = resolver.resolve(parse(`value: ${text}`));
  const plain = node && (toPlain(node) as { value?: unknown });
  const value = plain && JSON.parse(opaque.show(JSON.stringify(plain.value ?? null)));
  const inner = node?.type === 'mapping' ? node.entries[0]?.value : undefined;
  return {
    value,
    isUnknown: inner?.type === 'unresolved',
    mistakes: resolver.mistakes.map(({ reason }) => reason),
  };
}

const ARN = 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:jobs';

describe('what a function gives', () => {
  test.each<[expression: string, value: unknown]>([
    ['!Ref Env', 'dev'],
    ['{Ref: Env}', 'dev'],
    ['!Ref Team', '${Team}'],
    ['!Ref Size', '07'],
    ['!Ref Secret', '${Secret}'],
    ['!Ref Zones', ['a', 'b', 'c']],
    ['!Ref Image', '${Image}'],
    ['!Ref AWS::NoValue', null],
    ['[a, !Ref AWS::NoValue, b]', ['a', 'b']],
    ['{a: !Ref AWS::NoValue, b: 1}', { b: 1 }],
    ['!Ref AWS::Partition', 'aws'],
    ['!Ref AWS::URLSuffix', 'amazonaws.com'],
    ['!Ref AWS::AccountId', '${AWS::AccountId}'],
    [
      '!Ref AWS::StackId',
      'arn:aws:cloudformation:${AWS::Region}:${AWS::AccountId}:stack/${AWS::StackName}/${AWS::StackId}',
    ],
    ['!Ref Bucket', '${Bucket}'],
    ['!Ref Named', 'dev-logs'],
    ['!Ref Queue', 'https://sqs.${AWS::Region}.amazonaws.com/${AWS::AccountId}/jobs'],
    ['!Ref Secret1', 'arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:db-${Secret1.id}'],
    ['!Ref Live', 'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${Fn}:live'],
    ['!Ref Custom', '${Custom}'],
    ['!Ref LoopA', '${LoopA}'],
    ['!GetAtt Bucket.Arn', 'arn:aws:s3:::${Bucket}'],
    ['{Fn::GetAtt: [Named, Arn]}', 'arn:aws:s3:::dev-logs'],
    ['!GetAtt [Queue, Arn]', ARN],
    ['!GetAtt Role.Arn', 'arn:aws:iam::${AWS::AccountId}:role/ci/deploy'],
    ['!GetAtt Rule.Arn', 'arn:aws:events:${AWS::Region}:${AWS::AccountId}:rule/bus/r'],
    ['!GetAtt DefaultRule.Arn', 'arn:aws:events:${AWS::Region}:${AWS::AccountId}:rule/r'],
    ['!GetAtt Service.ServiceArn', 'arn:aws:ecs:${AWS::Region}:${AWS::AccountId}:service/default/web'],
    ['!Sub "arn:aws:ssm:::parameter${Param}"', 'arn:aws:ssm:::parameter/app/key'],
    ['!GetAtt Bucket.RegionalDomainName', '${Bucket}.s3.${AWS::Region}.amazonaws.com'],
    ['!Sub "${Bucket.Arn}/${Env}/*"', 'arn:aws:s3:::${Bucket}/dev/*'],
    ['!Sub "${!aws:username}-${ Env }"', '${aws:username}-dev'],
    ['!Sub ["${A}-${Env}-${B.C}", {A: !GetAtt Queue.Arn, B.C: 1}]', `${ARN}-dev-1`],
    ['{Fn::Sub: "plain"}', 'plain'],
    ['!Join ["", ["a", !Ref Env, 1]]', 'adev1'],
    ['!Join [":", !Ref Zones]', 'a:b:c'],
    ['!Join [",", [x, !Ref Zones]]', 'x,a,b,c'],
    ['!Select [1, !Ref Zones]', 'b'],
    ['!Select ["2", [a, b, !Ref Env]]', 'dev'],
    ['!Split [",", "a,b"]', ['a', 'b']],
    ['!Select [5, !Split [":", !GetAtt Queue.Arn]]', 'jobs'],
    ['!Select [5, !Split [":", !GetAtt Bucket.Arn]]', '${Bucket}'],
    ['!FindInMap [Regions, eu-west-1, Account]', '111122223333'],
    ['!FindInMap [Regions, !Ref Env, Account]', '444455556666'],
    ['!FindInMap [Regions, eu-west-1, List]', ['x', 'y']],
    ['!FindInMap [Regions, nowhere, Account, {DefaultValue: !Ref Env}]', 'dev'],
    ['!If [Yes, a, b]', 'a'],
    ['!If [No, a, !Ref Env]', 'dev'],
    ['!If [No, a, !Ref AWS::NoValue]', null],
    ['{Fn::Base64: !Ref Env}', 'ZGV2'],
    ['!ImportValue shared-key', '${ImportValue:shared-key}'],
    ['!ImportValue {Fn::Sub: "${Env}-key"}', '${ImportValue:dev-key}'],
    ['!Cidr [10.0.5.0/16, 2, 8]', ['10.0.0.0/24', '10.0.1.0/24']],
    ['!Select [2, !Cidr [192.168.0.0/24, 3, 5]]', '192.168.0.64/27'],
    ['{Fn::Length: !Ref Zones}', 3],
    ['{Fn::ToJsonString: {a: !Ref Env, b: [1, true]}}', '{"a":"dev","b":[1,true]}'],
  ])('%s', (expression, value) => {
    expect(resolve(expression)).toEqual({ value, isUnknown: false, mistakes: [] });
  });
});

describe('what only deployment knows, of unknown shape', () => {
  test.each<[expression: string, shown: string]>([
    ['!Ref Subnets', '${Subnets}'],
    ['!Ref AWS::NotificationARNs', '${AWS::NotificationARNs}'],
    ['!GetAtt Custom.Some.Thing', '${Custom.Some.Thing}'],
    ['!GetAtt Bucket.constructor', '${Bucket.constructor}'],
    ['!GetAtt Custom.Value', '${Custom.Value}'],
    ['!GetAZs ""', '${!GetAZs }'],
    ['!Select [0, !GetAZs ""]', '${!Select [0, !GetAZs ]}'],
    ['!Select [!Ref Index, [a, b]]', '${!Select [!Ref Index, [a, b]]}'],
    ['!Split [",", !Ref Team]', '${!Split [,, !Ref Team]}'],
    ['!Select [0, !Split [",", !Sub "a,${Team}"]]', '${!Select [0, !Split [,, !Sub a,${Team}]]}'],
    ['!Join [",", !Ref Subnets]', '${!Join [,, !Ref Subnets]}'],
    ['!FindInMap [Regions, !Ref AWS::Region, Account]', '${!FindInMap [Regions, !Ref AWS::Region, Account]}'],
    ['!If [Open, a, b]', '${!If [Open, a, b]}'],
    ['{Fn::Base64: !Ref Team}', '${!Base64 !Ref Team}'],
    ['!Cidr [!Ref Team, 2, 8]', '${!Cidr [!Ref Team, 2, 8]}'],
    [
      '{Fn::Transform: {Name: AWS::Include, Parameters: {Location: s3://x}}}',
      '${!Transform {Name: AWS::Include, Parameters: {Location: s3://x}}}',
    ],
    ['{Fn::Unheard: 1}', '${!Unheard 1}'],
    ['!Unheard x', '${!Unheard x}'],
  ])('%s', (expression, value) => {
    expect(resolve(expression)).toEqual({ value, isUnknown: true, mistakes: [] });
  });
});

describe('what CloudFormation would not take', () => {
  test.each<[expression: string, mistake: string]>([
    ['!Ref Nobody', '`Nobody` is no parameter or resource of this template'],
    ['{Ref: [Env]}', '`Ref` takes the name of a parameter or resource'],
    ['!GetAtt Nobody.Arn', '`Nobody` is no resource of this template'],
    ['!GetAtt Bucket', '`Fn::GetAtt` takes the name of a resource and one of its attributes'],
    ['!Sub [a, b]', '`Fn::Sub` takes a text, or a list of a text and its variables'],
    ['!Sub "${Nobody}"', '`Nobody` is no parameter or resource of this template'],
    ['!Sub "${aws:username}"', '`aws:username` is no parameter or resource of this template'],
    ['!Sub "${Zones}"', '`${Zones}` in `Fn::Sub` is not a single value'],
    ['!Join [a]', '`Fn::Join` takes a delimiter and a list of values'],
    ['!Join ["", b]', '`Fn::Join` takes a list of values'],
    ['!Join ["", [{a: b}]]', 'a value of `Fn::Join` is not a string'],
    ['!Select [3, !Ref Zones]', 'there is no value 3 in a list of 3'],
    ['!Select [x, !Ref Zones]', '`x` is not an index'],
    ['!Select 3', '`Fn::Select` takes an index and a list'],
    ['!Split [",", [a]]', '`Fn::Split` takes a text to split'],
    ['!FindInMap [Regions, nowhere, Account]', 'there is no `Regions.nowhere.Account` in `Mappings`'],
    ['!FindInMap [Regions]', '`Fn::FindInMap` takes the name of a map and two keys'],
    ['!If [Yes, a]', '`Fn::If` takes the name of a condition and two values'],
    ['!If [Nobody, a, b]', '`Nobody` is no condition of this template'],
    ['!Cidr [10.0.0.0/24, 100, 8]', '`10.0.0.0/24` does not hold 100 blocks of 8 bits'],
    ['{Fn::Length: abc}', '`Fn::Length` takes a list'],
    ['{Fn::ToJsonString: abc}', '`Fn::ToJsonString` takes an object or a list'],
    ['{Fn::ImportValue: [a]}', '`Fn::ImportValue` takes the name of an export'],
  ])('%s', (expression, mistake) => {
    const { isUnknown, mistakes } = resolve(expression);
    expect(mistakes).toEqual([mistake]);
    expect(isUnknown || expression.startsWith('!Sub "')).toBe(true);
  });
});

test('texts that would double at every level stay bounded', () => {
  let text = '!Ref Env';
  for (let depth = 0; depth < 40; depth++) text = `{Fn::Sub: ["\${A}\${A}", {A: ${text}}]}`;
  expect(resolve(text)).toMatchObject({ mistakes: [] });
});

test('what a function gives stands where the call stands', () => {
  const text = 'a: !Sub "${Env}-x"\nb: !FindInMap [Regions, eu-west-1, List]';
  const resolver = new Resolver(template, new World(template, opaque, () => undefined), opaque);
  const node = resolver.resolve(parse(text));
  const ranges = node?.type === 'mapping' ? node.entries.map(({ value }) => value.range) : [];
  expect(ranges.map(({ start, end }) => text.slice(start, end))).toEqual([
    '"${Env}-x"',
    '[Regions, eu-west-1, List]',
  ]);
});
