import { explain, loadCatalog, loadManagedPolicies } from '@leastwise/core';
import { describe, expect, it, test } from 'vitest';
import { ansiStyle, displayWidth, plainStyle, renderExplanation } from '../src/index.ts';

const catalog = loadCatalog();

async function explained(text: string, width = 80): Promise<string> {
  return renderExplanation(await explain(text, catalog, loadManagedPolicies), { style: plainStyle, width });
}

describe('renderExplanation', () => {
  it('shows an action with its resources, keys and a statement', async () => {
    expect(
      await explained('iam:PassRole'),
    ).toBe(`iam:PassRole   AWS Identity and Access Management (IAM), Write

Pass a role to a service.

resources
  role*  arn:\${Partition}:iam::\${Account}:role/\${RoleNameWithPath}
  * in every request

condition keys, beside the global ones
  iam:AssociatedResourceArn  ARN
  iam:PassedToService        String

condition keys of its resources
  aws:ResourceTag/\${TagKey}  String
  iam:ResourceTag/\${TagKey}  String

to begin with
  {
    "Effect": "Allow",
    "Action": "iam:PassRole",
    "Resource": "arn:aws:iam::111122223333:role/role-name-with-path",
    "Condition": {
      "StringEquals": {
        "iam:PassedToService": "lambda.amazonaws.com"
      }
    }
  }
`);
  });

  it('says of a condition key whether it protects', async () => {
    expect(await explained('aws:PrincipalOrgID')).toContain('a condition on it protects');
    const tagKeys = await explained('aws:TagKeys');
    expect(tagKeys).toContain('keeps nobody out');
    expect(tagKeys).toContain('"Null": {"aws:TagKeys": "false"}');
    expect(await explained('iam:PassedToService')).toMatch(/known by 1 action\n {2}iam:PassRole\n/);
    expect(await explained('ec2:SourceInstanceARN')).toContain('comes with the session');
  });

  it('shows what a managed policy names, and its document', async () => {
    const text = await explained('AWSLambdaBasicExecutionRole');
    expect(text).toContain('arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole\n');
    expect(text).toMatch(/Its 1 Allow statement names 3 of [\d,]+ actions in 1 service\./);
    expect(text).toMatch(/services\n {2}logs {2}3 of \d+: 3 Write\n/);
    expect(text).toContain('    "Version": "2012-10-17"');
  });

  it('counts what it does not list', async () => {
    expect(await explained('*')).toMatch(/and [\d,]+ more, of the [\d,]+ there are/);
    expect(await explained('AdministratorAccess')).toMatch(/and \d+ more services/);
  });

  it('says what was meant, and what there is to ask for', async () => {
    expect(await explained('s3:GetObjct')).toBe(
      'nothing is known of `s3:GetObjct`: did you mean `s3:GetObject`?\n',
    );
    expect(await explained('zzzz\u001b[31mz')).toContain('nothing is known of `zzzz␛[31mz`');
  });

  test.each([
    's3:GetObject',
    'ec2:RunInstances',
    's3',
    'apigateway',
    'apigateway:Stage',
    's3:object',
    's3:Get*',
    'aws:PrincipalOrgPaths',
    's3:prefix',
    'nothing at all',
  ])('keeps %s within the width, whatever that is', async (text) => {
    for (const width of [40, 60, 80, 120, 200]) {
      const lines = (await explained(text, width)).split('\n');
      const statement = lines.indexOf('to begin with');
      const wide = lines
        .slice(0, statement === -1 ? undefined : statement)
        .filter((line) => displayWidth(line) > width);
      expect([width, wide]).toEqual([width, []]);
    }
  });

  it('says the same in colours', async () => {
    for (const text of ['s3:GetObject', 'aws:TagKeys', 'sqs', 'ReadOnlyAccess', 's3:GetObjct']) {
      const facts = await explain(text, catalog, loadManagedPolicies);
      const painted = renderExplanation(facts, { style: ansiStyle({ hyperlinks: false }), width: 80 });
      expect(painted.replace(/\u001b\[[\d;]*m/g, '')).toBe(await explained(text));
    }
  });
});
