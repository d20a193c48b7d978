import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ADMINISTRATOR, FINE, folderWith, leastwise, WITHOUT_VERSION } from '../command-line.ts';
import { Outputs } from './outputs.ts';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const role = (action: string, comment = '') => `
  Role:
    Type: AWS::IAM::Role
    Metadata: {cfn_nag: {rules_to_suppress: [{id: W11, reason: they asked for it}]}}
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
      Policies:
        - PolicyName: p
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Sid: All
                Effect: Allow
                Action: [${action}] ${comment}
                Resource: "*"
`;
const SAM = `Transform: AWS::Serverless-2016-10-31
Resources:
  Function:
    Type: AWS::Serverless::Function
    Properties: {Runtime: nodejs20.x, Handler: a.b, InlineCode: x, Policies: [{S3CrudPolicy: {BucketName: "*"}}]}
`;

test('what `leastwise scan` writes is what its schema says, all of it', async () => {
  const outputs = new Outputs('report-v1.schema.json');
  const cwd = folderWith({
    'admin.json': ADMINISTRATOR,
    'fine.json': FINE,
    'old.json': WITHOUT_VERSION,
    'typo.yaml': `Version: "2012-10-17"\nStatement:\n  - {Effect: Allow, Action: [s3:GetObjct, s3:GetObject, "s3:Get*"], Resource: "arn:aws:s3:::invoices/*"}\n`,
    'wrong.yaml': `Version: "2012-10-17"\nStatement: {Effect: Allow, Action: s3:GetObjct, Resource: "arn:aws:s3:::invoices/*", Condition: {StringEquals: {"aws:RequestedRegion": eu-west-1}}}\n`,
    'pass.yaml': `Resources:${role('"iam:PassRole"')}`,
    'sam.yaml': SAM,
    'role.yaml': `Resources:${role('"*"', '# leastwise: ignore[full-administrator] break glass (expires 2027-06-30)')}`,
    'macro.yaml': `Transform: [SomeMacro]\nResources:${role('s3:GetObject')}  Stack: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: !Ref X}}\n`,
    'leastwise.config.yaml':
      'ignore: [{check: missing-version, path: old.json, reason: it is what it is, expires: 2027-01-31}]\n',
  });
  await outputs.of(['scan', 'examples'], { cwd: ROOT });
  await outputs.of(['scan', 'fine.json'], { cwd });
  await outputs.of(['scan'], { cwd });
  await outputs.of(['scan', '--severity', 'critical'], { cwd });
  await outputs.of(['scan', '--type', 'resource', 'admin.json'], { cwd });
  expect((await leastwise(['baseline', 'admin.json'], { cwd })).code).toBe(0);
  await outputs.of(['scan', '--baseline', 'leastwise-baseline.json'], { cwd });
  for (const effects of [['--fix'], ['--fix', '--fix=narrower', '--fix=typos']])
    await outputs.of(['scan', ...effects, '--dry-run'], { cwd });
  await outputs.of(['scan', '--fix=typos', 'typo.yaml'], { cwd });
  // Witnesses are complete; it is requests that people ask about which may leave keys open.
  expect(outputs.neverSeen()).toEqual(['request.unknownKeys', 'witness.unknownKeys']);
});
