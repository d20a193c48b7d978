import { describe, expect, it, test } from 'vitest';
import { loadCatalog } from '../catalog/load-catalog.ts';
import { loadManagedPolicies } from '../catalog/managed-policies.ts';
import { explain } from './explain.ts';
import type { Facts } from './facts.ts';

const catalog = loadCatalog();
const factsOf = (text: string): Promise<Facts> => explain(text, catalog, loadManagedPolicies);
async function of<K extends Facts['kind']>(text: string, kind: K): Promise<Extract<Facts, { kind: K }>> {
  const facts = await factsOf(text);
  expect(facts.kind).toBe(kind);
  return facts as Extract<Facts, { kind: K }>;
}

describe('explain', () => {
  test.each([
    ['s3:GetObject', 'action'],
    ['S3:getobject', 'action'],
    ['s3:Get*', 'action-pattern'],
    ['aws:PrincipalOrgID', 'condition-key'],
    ['aws:RequestTag/team', 'condition-key'],
    ['aws:RequestTag', 'condition-key'],
    ['sts:ExternalId', 'condition-key'],
    ['s3:object', 'resource-type'],
    ['s3', 'service'],
    ['ReadOnlyAccess', 'managed-policy'],
    ['arn:aws:iam::aws:policy/ReadOnlyAccess', 'managed-policy'],
    ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole', 'managed-policy'],
    ['s3:Nothing*', 'nothing'],
    ['', 'nothing'],
    ['arn:aws:s3:::bucket', 'nothing'],
    ['__proto__', 'nothing'],
  ])('takes %j for: %s', async (text, kind) => {
    expect((await factsOf(text)).kind).toBe(kind);
  });

  it('does not load managed policies for anything else', async () => {
    const never = () => Promise.reject(new Error('loaded'));
    for (const text of ['s3:GetObject', 'aws:SourceIp', 's3', 's3:*', 's3:object', 'nothing at all']) {
      await expect(explain(text, catalog, never)).resolves.toBeDefined();
    }
  });

  test.each([
    ['s3:GetObjct', 's3:GetObject'],
    ['s3:ListObjects', 's3:ListBucket'],
    ['aws:PrincipleOrgID', 'aws:PrincipalOrgID'],
    ['lamda', 'lambda'],
    ['ReadOnlyAcces', 'ReadOnlyAccess'],
    ['AWSLambdaFullAccess', 'AWSLambda_FullAccess'],
    ['arn:aws:iam::aws:policy/AWSLambdaBasicExecutionRol', 'AWSLambdaBasicExecutionRole'],
  ])('says what was meant by %s', async (text, meant) => {
    expect((await of(text, 'nothing')).suggestions).toContain(meant);
  });
});

describe('an action', () => {
  it('has its resource types with their forms, and its keys with their types', async () => {
    const { resourceTypes, conditionKeys, serviceName } = await of('s3:ListBucket', 'action');
    expect(serviceName).toBe('Amazon S3');
    expect(resourceTypes.map(({ type }) => type.name)).toContain('bucket');
    expect(conditionKeys.map(({ name }) => name)).toContain('s3:prefix');
  });

  test.each([
    ['s3:GetObject', 'arn:aws:s3:::'],
    ['iam:PassRole', 'arn:aws:iam::111122223333:role/'],
    ['ec2:DescribeInstances', '*'],
  ])('of %s has an example on %s', async (id, resource) => {
    const { example } = await of(id, 'action');
    expect([example.Resource].flat()[0]).toMatch(new RegExp(`^${resource.replace('*', '\\*$')}`));
    expect(JSON.stringify(example)).not.toContain('${');
  });

  it('that should not be without a condition has one in its example', async () => {
    const { example } = await of('iam:PassRole', 'action');
    expect(example.Condition).toEqual({ StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } });
  });
});

describe('a condition key', () => {
  it('says what it speaks of and whether a caller can choose it', async () => {
    expect(await of('aws:SourceIp', 'condition-key')).toMatchObject({
      subject: 'network',
      callerControlled: false,
      operators: ['ip', 'null'],
      actions: [],
    });
    expect(await of('aws:requesttag/team', 'condition-key')).toMatchObject({
      name: 'aws:requesttag/team',
      subject: 'request',
      callerControlled: true,
    });
  });

  it('of a service lists the actions that know it', async () => {
    const { actions } = await of('iam:PassedToService', 'condition-key');
    expect(actions.map(({ id }) => id)).toEqual(['iam:PassRole']);
    expect((await of('ec2:SourceInstanceARN', 'condition-key')).sessionKey).toBe(true);
  });
});

describe('a service and a resource type', () => {
  it('list every action of theirs once', async () => {
    const service = await of('sqs', 'service');
    const listed = [...service.actions.values()].flat();
    expect(listed).toHaveLength(catalog.service('sqs')!.actions.length);
    expect(service.resourceControlPolicies).toBe(true);
    const { actions, type } = await of('sqs:queue', 'resource-type');
    expect(type.arn).toContain(':sqs:');
    expect(actions.map(({ id }) => id)).toContain('sqs:SendMessage');
    expect(actions.map(({ id }) => id)).not.toContain('sqs:ListQueues');
  });
});

describe('a managed policy', () => {
  it('names everything, or what it lists, by service', async () => {
    const administrator = await of('AdministratorAccess', 'managed-policy');
    expect(administrator.named).toBe(catalog.actionCount);
    const basic = await of('AWSLambdaBasicExecutionRole', 'managed-policy');
    expect(basic.services.map(({ prefix, named }) => [prefix, named])).toEqual([['logs', 3]]);
    expect(basic.statements).toEqual({ allow: 1, deny: 0, conditional: 0 });
    const powerUser = await of('PowerUserAccess', 'managed-policy');
    expect(powerUser.named).toBeGreaterThan(catalog.actionCount / 2);
    expect(powerUser.named).toBeLessThan(catalog.actionCount);
  });

  it('adds up, for every one there is', async () => {
    const policies = await loadManagedPolicies();
    for (const name of policies.names()) {
      const { services, named, document } = await of(name, 'managed-policy');
      expect(services.reduce((sum, service) => sum + service.named, 0)).toBe(named);
      expect(JSON.stringify(JSON.parse(document))).toBe(policies.get(name)!.document);
    }
  });
});
