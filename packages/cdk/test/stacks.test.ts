import { App, CfnStack, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { expect, test } from 'vitest';
import { LeastwiseValidator } from '../src/index.ts';
import { allow, functionIn } from './shop.ts';
import { emptyFolder, QUIET, readReport, synthesize, type Told } from './synthesize.ts';

const placesOf = (told: readonly Told[] = []) =>
  told.map(({ rule, path, template }) => [rule, path, template]);
const READS = 'unrestricted-data-read[Action::s3:GetObject]';
const GRANT = 'wildcard-a-grant-would-narrow[Grant::AWS::S3::Bucket]';

test('references between stacks: what a grant makes is fine, a statement by hand is found where it is', () => {
  const report = synthesize((app) => {
    const bucket = new Bucket(new Stack(app, 'Storage'), 'Photos');
    const compute = new Stack(app, 'Compute');
    bucket.grantRead(functionIn(compute));
    functionIn(compute, 'Exporter').addToRolePolicy(allow(['s3:GetObject']));
  });
  expect(placesOf(report.get('leastwise')?.violations)).toEqual([
    [READS, 'Compute/Exporter/ServiceRole/DefaultPolicy/Resource', 'Compute.template.json'],
    [GRANT, 'Compute/Exporter/ServiceRole/DefaultPolicy/Resource', 'Compute.template.json'],
  ]);
});

test('nested stacks: the construct is that of the nested stack, with the line that created it', () => {
  const report = synthesize((app) => {
    const stack = new Stack(app, 'Shop');
    // The same logical id in both.
    functionIn(stack);
    functionIn(new NestedStack(stack, 'Inner')).addToRolePolicy(allow(['s3:GetObject']));
  });
  const violations = report.get('leastwise')!.violations;
  const nested = expect.stringMatching(/^ShopInner\w+\.nested\.template\.json$/);
  const path = 'Shop/Inner/Worker/ServiceRole/DefaultPolicy/Resource';
  expect(placesOf(violations)).toEqual([
    [READS, path, nested],
    [GRANT, path, nested],
  ]);
  expect(violations[0]?.description).toMatch(/Created at .*(shop|stacks\.test)\.ts:\d+:\d+/);
});

test('stages: each stack of each stage', () => {
  const report = synthesize((app) => {
    for (const name of ['Beta', 'Prod']) {
      const stack = new Stack(new Stage(app, name), 'Shop');
      functionIn(stack).addToRolePolicy(allow(['s3:GetObject']));
    }
  });
  const failing = report.get('leastwise')?.violations.filter(({ severity }) => severity === 'error');
  expect(placesOf(failing)).toEqual(
    ['Beta', 'Prod'].map((stage) => [
      READS,
      `${stage}/Shop/Worker/ServiceRole/DefaultPolicy/Resource`,
      expect.stringMatching(new RegExp(`^assembly-${stage}/${stage}Shop\\w+\\.template\\.json$`)),
    ]),
  );
});

test('a plugin of one stage, in the form of earlier releases, looks at the stacks of that stage', () => {
  const outdir = emptyFolder();
  const app = new App({ outdir, context: { [QUIET]: false } });
  const plugin = new LeastwiseValidator({ config: false });
  for (const name of ['Beta', 'Prod']) {
    const stage = new Stage(app, name, name === 'Prod' ? { policyValidationBeta1: [plugin] } : {});
    functionIn(new Stack(stage, 'Shop')).addToRolePolicy(allow(['s3:GetObject']));
  }
  app.synth();
  const violations = readReport(outdir).get('leastwise')!.violations;
  expect(new Set(violations.map(({ path }) => path))).toEqual(
    new Set(['Prod/Shop/Worker/ServiceRole/DefaultPolicy/Resource']),
  );
});

test('an app that only knows the form of earlier releases', () => {
  const outdir = emptyFolder();
  const plugin = new LeastwiseValidator({ config: false });
  const app = new App({ outdir, policyValidationBeta1: [plugin], context: { [QUIET]: false } });
  functionIn(new Stack(app, 'Shop')).addToRolePolicy(allow(['s3:GetObject']));
  app.synth();
  expect(placesOf(readReport(outdir).get('leastwise')?.violations)).toEqual([
    [READS, 'Shop/Worker/ServiceRole/DefaultPolicy/Resource', 'Shop.template.json'],
    [GRANT, 'Shop/Worker/ServiceRole/DefaultPolicy/Resource', 'Shop.template.json'],
  ]);
});

test('what is told of templates only gives the same findings', () => {
  const outdir = emptyFolder();
  const app = new App({ outdir, context: { [QUIET]: false } });
  functionIn(new Stack(app, 'Shop')).addToRolePolicy(allow(['s3:GetObject']));
  const templatePaths = app.synth().stacks.map(({ templateFullPath }) => templateFullPath);
  const { success, violations } = new LeastwiseValidator({ config: false }).validate({ templatePaths });
  expect(success).toBe(false);
  expect(violations[0]?.violatingResources).toMatchObject([
    {
      resourceLogicalId: 'WorkerServiceRoleDefaultPolicyAE71B5FA',
      constructPath: 'Shop/Worker/ServiceRole/DefaultPolicy/Resource',
      templatePath: templatePaths[0],
      locations: ['Properties.PolicyDocument.Statement.0.Action'],
    },
  ]);
});

test('what cannot be looked at is told, and does not fail synthesis', () => {
  const report = synthesize((app) => {
    new CfnStack(new Stack(app, 'Shop'), 'Elsewhere', { templateUrl: 'https://example.com/t.json' });
  });
  const { conclusion, violations } = report.get('leastwise')!;
  expect(conclusion).toBe('success');
  expect(violations).toMatchObject([
    { rule: 'not-analysed', severity: 'warning', path: 'Shop/Elsewhere', logicalId: 'Elsewhere' },
  ]);
  expect(violations[0]?.description).toMatch(/^not analysed: nested stack `Elsewhere`/);
});
