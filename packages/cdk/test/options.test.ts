import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, type AppProps, Stack, Validations } from 'aws-cdk-lib';
import { AccountPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import { expect, test, vi } from 'vitest';
import { type LeastwiseOptions, LeastwiseValidator } from '../src/index.ts';
import { allow, functionIn } from './shop.ts';
import { emptyFolder, synthesize } from './synthesize.ts';

const readsAll = (app: App) => functionIn(new Stack(app, 'Shop')).addToRolePolicy(allow(['s3:GetObject']));
const told = (options: LeastwiseOptions, build: (app: App) => void = readsAll) =>
  synthesize(build, [new LeastwiseValidator(options)]).get('leastwise');

test('synthesis fails for findings, and says what and where', () => {
  const app = new App({ outdir: emptyFolder() } satisfies AppProps);
  vi.stubEnv('CDK_VALIDATION', 'false');
  Validations.of(app).addPlugins(new LeastwiseValidator({ config: false }));
  readsAll(app);
  expect(() => app.synth()).toThrow(
    /may read from any object[\s\S]*Request: s3:GetObject on [\s\S]*Shop\/Worker\/ServiceRole\/DefaultPolicy\/Resource[\s\S]*Acknowledge with 'leastwise::unrestricted-data-read\[Action::s3:GetObject\]'/,
  );
});

test('failOn: what is below only warns', () => {
  expect(told({ config: false, failOn: 'critical' })?.conclusion).toBe('success');
  const never = told({ config: false, failOn: 'never' });
  expect([never?.conclusion, never?.violations.length]).toEqual(['success', 2]);
});

test('severity: what is below is not told', () => {
  expect(told({ config: false, severity: 'critical' })).toBeUndefined();
});

test('checks: off, and another severity', () => {
  const checks = { 'unrestricted-data-read': 'off', 'wildcard-a-grant-would-narrow': 'critical' } as const;
  expect(told({ config: false, checks })?.violations).toMatchObject([
    { rule: 'wildcard-a-grant-would-narrow[Grant::AWS::S3::Bucket]', metadata: { severity: 'critical' } },
  ]);
});

test('accounts: those that are trusted, and those that the app deploys to', () => {
  const partner = (env?: { account: string; region: string }) => (app: App) => {
    const stack = new Stack(app, 'Shop', env && { env });
    new Role(stack, 'Partner', { assumedBy: new AccountPrincipal('999999999999') });
  };
  const rulesOf = (options: LeastwiseOptions, build: (app: App) => void) =>
    told(options, build)?.violations.map(({ rule }) => rule) ?? [];
  const third = 'third-party-without-external-id[Principal::arn:aws:iam::999999999999:root]';
  expect(rulesOf({ config: false }, partner())).toContain(third);
  expect(rulesOf({ config: false, trustedAccounts: ['999999999999'] }, partner())).not.toContain(third);
  expect(rulesOf({ config: false }, partner({ account: '999999999999', region: 'eu-west-1' }))).not.toContain(
    third,
  );
});

test('leastwise.config.yaml of the folder counts, and options go over it', () => {
  const folder = emptyFolder();
  mkdirSync(join(folder, '.git'));
  mkdirSync(join(folder, 'app'));
  const rule = '{ check: wildcard-a-grant-would-narrow, policy: Worker*, reason: it may }';
  writeFileSync(join(folder, 'leastwise.config.yaml'), `failOn: never\nignore: [${rule}]\n`);
  vi.spyOn(process, 'cwd').mockReturnValue(join(folder, 'app'));
  const report = told({});
  expect(report?.conclusion).toBe('success');
  expect(report?.violations.map(({ metadata }) => metadata?.check)).toEqual(['unrestricted-data-read']);
  expect(told({ failOn: 'medium' })?.conclusion).toBe('failure');
  vi.restoreAllMocks();
});

test('a configuration that cannot be read fails synthesis and is named', () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'my.yaml'), 'failOn: sometimes\n');
  const report = told({ config: join(folder, 'my.yaml') });
  expect(report?.conclusion).toBe('failure');
  expect(report?.error).toMatch(/my\.yaml:1:9: `failOn` is `sometimes`; choose from critical/);
});

test.each<[string, unknown, string]>([
  [
    'a check',
    { checks: { 'unrestricted-data-raed': 'off' } },
    'there is no check `unrestricted-data-raed`; did you mean `unrestricted-data-read`?',
  ],
  ['a severity', { failOn: 'sometimes' }, 'leastwise: `failOn`: '],
  ['an account', { trustedAccounts: [1] }, 'leastwise: `trustedAccounts.0`: '],
  ['a setting', { trustedAccount: ['111122223333'] }, 'trustedAccount'],
])('options that mean nothing are refused: %s', (_, options, message) => {
  expect(() => new LeastwiseValidator(options as LeastwiseOptions)).toThrow(message);
});
