import { CfnGuardValidator } from '@cdklabs/cdk-validator-cfnguard';
import { App, Stack, Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { expect, test } from 'vitest';
import { LeastwiseValidator } from '../src/index.ts';
import { allow, functionIn } from './shop.ts';
import { emptyFolder, QUIET, readReport } from './synthesize.ts';

test('beside cdk-nag and CfnGuardValidator, each with its own report and its own acknowledgements', () => {
  const outdir = emptyFolder();
  const app = new App({ outdir, context: { [QUIET]: false } });
  Validations.of(app).addPlugins(
    new AwsSolutionsChecks(app),
    new CfnGuardValidator(),
    new LeastwiseValidator({ config: false }),
  );
  const stack = new Stack(app, 'Shop');
  const bucket = new Bucket(stack, 'Photos');
  const worker = functionIn(stack);
  worker.addToRolePolicy(allow(['s3:Get*'], ['*']));
  bucket.grantRead(worker);
  Validations.of(worker).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'for cdk-nag: the function reads every bucket',
  });
  Validations.of(worker).acknowledge({
    id: 'leastwise::wildcard-a-grant-would-narrow',
    reason: 'for Leastwise: the function reads every bucket',
  });
  app.synth();

  const report = readReport(outdir);
  const rulesOf = (name: string) => report.get(name)?.violations.map(({ rule }) => rule) ?? [];
  expect(rulesOf('AwsSolutions')).toContain('AwsSolutions-S1');
  expect(rulesOf('AwsSolutions')).toContain('AwsSolutions-IAM5[Action::s3:Get*]');
  expect(rulesOf('AwsSolutions')).not.toContain('AwsSolutions-IAM5[Resource::*]');
  expect(report.get('cdk-validator-cfnguard')?.conclusion).toBe('failure');
  expect(
    report.get('cdk-validator-cfnguard')?.violations.some(({ path }) => path === 'Shop/Photos/Resource'),
  ).toBe(true);
  expect(rulesOf('leastwise')).toContain('unrestricted-data-read[Action::s3:GetObject,s3:GetObjectVersion]');
  expect(report.get('leastwise')?.suppressed).toMatchObject([
    { rule: 'wildcard-a-grant-would-narrow', reason: 'for Leastwise: the function reads every bucket' },
  ]);
  expect([...report.values()].map(({ error }) => error)).toEqual([...report.keys()].map(() => undefined));
});
