import { App, Stack, Validations } from 'aws-cdk-lib';
import { AccountPrincipal, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { acknowledgedAs, ruleOfFinding } from '../src/rule-name.ts';
import { allow, functionIn } from './shop.ts';
import { synthesize, type Told } from './synthesize.ts';

const RULES = {
  reads: 'unrestricted-data-read[Action::s3:GetObject]',
  grant: 'wildcard-a-grant-would-narrow[Grant::AWS::S3::Bucket]',
};
const rulesOf = (told: readonly Told[] = []) => told.map(({ rule }) => rule);

test('one finding of a construct, by its own id; the other stays', () => {
  const told = synthesize((app) => {
    const worker = functionIn(new Stack(app, 'Shop'));
    worker.addToRolePolicy(allow(['s3:GetObject']));
    Validations.of(worker).acknowledge({
      id: `leastwise::${RULES.reads}`,
      reason: 'it indexes every bucket',
    });
  }).get('leastwise')!;
  expect(rulesOf(told.violations)).toEqual([RULES.grant]);
  expect(told.suppressed).toMatchObject([{ rule: RULES.reads, reason: 'it indexes every bucket' }]);
  expect(told.conclusion).toBe('success');
});

test('an id that contains an ARN', () => {
  const principal = 'arn:aws:iam::999999999999:root';
  const build = (acknowledged: string) => (app: App) => {
    const role = new Role(new Stack(app, 'Shop'), 'Partner', {
      assumedBy: new AccountPrincipal('999999999999'),
    });
    role.assumeRolePolicy?.addStatements(
      new PolicyStatement({
        actions: ['sts:AssumeRole'],
        principals: [new AccountPrincipal('888888888888')],
      }),
    );
    const id = `leastwise::third-party-without-external-id[Principal::${acknowledged}]`;
    Validations.of(role).acknowledge({ id, reason: 'the partner cannot send one' });
  };
  const { violations, suppressed } = synthesize(build(principal)).get('leastwise')!;
  expect(rulesOf(suppressed)).toEqual([`third-party-without-external-id[Principal::${principal}]`]);
  expect(rulesOf(violations)).toContain(
    'third-party-without-external-id[Principal::arn:aws:iam::888888888888:root]',
  );
  expect(rulesOf(violations)).not.toContain('unused-suppression');
});

test('all findings of a check, below the construct where it is said', () => {
  const told = synthesize((app) => {
    const stack = new Stack(app, 'Shop');
    functionIn(stack).addToRolePolicy(allow(['s3:GetObject', 'dynamodb:GetItem']));
    Validations.of(stack).acknowledge({ id: 'leastwise::unrestricted-data-read', reason: 'a backup tool' });
    functionIn(new Stack(app, 'Other')).addToRolePolicy(allow(['s3:GetObject']));
  }).get('leastwise')!;
  expect(told.suppressed.map(({ rule, path, reason }) => [rule, path.split('/')[0], reason])).toEqual(
    told.suppressed.map(() => ['unrestricted-data-read', 'Shop', 'a backup tool']),
  );
  expect(told.suppressed.length).toBeGreaterThan(0);
  const left = told.violations.filter(({ rule }) => rule.startsWith('unrestricted-data-read'));
  expect(left.map(({ path }) => path.split('/')[0])).toEqual(['Other']);
});

test('access that grows shows again', () => {
  const told = synthesize((app) => {
    const worker = functionIn(new Stack(app, 'Shop'));
    worker.addToRolePolicy(allow(['s3:GetObject', 's3:GetObjectVersion']));
    Validations.of(worker).acknowledge({
      id: `leastwise::${RULES.reads}`,
      reason: 'it indexes every bucket',
    });
  }).get('leastwise')!;
  expect(rulesOf(told.violations)).toContain(
    'unrestricted-data-read[Action::s3:GetObject,s3:GetObjectVersion]',
  );
});

test('two findings that would share an id have one each', () => {
  const told = synthesize((app) => {
    const worker = functionIn(new Stack(app, 'Shop'));
    worker.addToRolePolicy(
      new PolicyStatement({ actions: ['s3:GetObjekt'], resources: ['arn:aws:s3:::a/*'] }),
    );
    worker.addToRolePolicy(
      new PolicyStatement({ actions: ['s3:GetObjekt'], resources: ['arn:aws:s3:::b/*'], sid: 'B' }),
    );
  }).get('leastwise')!;
  const rules = rulesOf(told.violations).filter((rule) => rule.startsWith('unknown-action'));
  expect(rules).toEqual([
    expect.stringMatching(/^unknown-action\[Action::s3:GetObjekt [0-9a-f]{16}\]$/),
    expect.stringMatching(/^unknown-action\[Action::s3:GetObjekt [0-9a-f]{16}\]$/),
  ]);
  expect(rules[0]).not.toBe(rules[1]);
});

test('what covers nothing any more is told', () => {
  const told = synthesize((app) => {
    const worker = functionIn(new Stack(app, 'Shop'));
    Validations.of(worker).acknowledge({ id: `leastwise::${RULES.reads}`, reason: 'it was so once' });
    Validations.of(worker).acknowledge({ id: 'OtherTool::rule', reason: 'not ours' });
  }).get('leastwise')!;
  expect(told.violations).toMatchObject([
    { rule: 'unused-suppression', severity: 'warning', path: 'Shop/Worker' },
  ]);
  expect(told.violations[0]?.description).toContain(RULES.reads);
});

test('CDK takes the id of any finding, whatever it is about', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc
      .array(fc.constantFrom('::', '[', ']', '(', ')', '{', '}', ' ', 'arn:aws:s3:::', '${aws:username}'))
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, (subject) => {
      const stack = new Stack(new App(), 'Shop');
      const rule = ruleOfFinding({ check: 'a-check', subject } as Parameters<typeof ruleOfFinding>[0]);
      Validations.of(stack).acknowledge({ id: `leastwise::${rule}`, reason: 'a test' });
      const [entry] = stack.node.metadata.filter(({ type }) => type === 'aws:cdk:acknowledged-rules');
      expect(Object.keys(entry?.data)).toEqual([acknowledgedAs(rule)]);
    }),
    { numRuns: 200 },
  );
});
