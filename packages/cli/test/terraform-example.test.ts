import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DiskFiles } from '@leastwise/iac';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { readModule } from '../../iac/src/terraform/read-module.ts';
import { appliedPlan } from '../../iac/test/terraform/applied-plan.ts';
import { leastwise, type Ran } from './command-line.ts';

const examples = resolve(import.meta.dirname, '../../../examples');
const example = join(examples, 'terraform-reports');
const golden = (name: string): string => join(import.meta.dirname, 'golden', name);

/** The example in a folder of its own, with changes to its files, beside what it was: `old` and `new`. */
function changed(changes: Readonly<Record<string, readonly [string, string]>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'leastwise-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of ['old', 'new']) cpSync(example, join(folder, name), { recursive: true });
  for (const [name, [before, after]] of Object.entries(changes)) {
    const path = join(folder, 'new', name);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(before);
    writeFileSync(path, text.replace(before, after));
  }
  return folder;
}

interface FoundFinding {
  readonly check: string;
  readonly severity: string;
  readonly policy?: { readonly owner: string };
  readonly statement?: unknown;
}

/** What was found, whatever the places and the words. */
function foundIn({ stdout }: Ran): string[] {
  const { findings } = JSON.parse(stdout) as { findings: FoundFinding[] };
  return findings
    .map(({ check, severity, policy, statement }) =>
      JSON.stringify([check, severity, policy?.owner, statement]),
    )
    .sort();
}

let scanned: Ran;

beforeAll(async () => {
  scanned = await leastwise(['scan', 'terraform-reports', '--format', 'json', '--fail-on', 'never'], {
    cwd: examples,
  });
});

test('scanning the example', async () => {
  const ran = await leastwise(['scan', 'terraform-reports', '--color', 'never'], {
    cwd: examples,
    terminal: 100,
  });
  expect(ran.code).toBe(1);
  await expect(ran.stdout).toMatchFileSnapshot(golden('terraform-reports.scan.txt'));
});

test('a plan of the example has the findings of its configuration', async () => {
  const { module } = readModule(example, new DiskFiles(example, example));
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'leastwise-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'plan.json'), appliedPlan(module));
  const plan = await leastwise(['scan', 'plan.json', '--format', 'json', '--fail-on', 'never'], {
    cwd: folder,
  });
  expect(foundIn(plan)).toEqual(foundIn(scanned));
  expect(foundIn(plan).length).toBeGreaterThan(4);
});

test('a change of the example, told', async () => {
  const cwd = changed({
    'iam.tf': ['"Resource": "*"', '"Resource": "${aws_iam_role.render.arn}"'],
    'main.tf': ['"s3:GetObjct"', '"s3:GetObject"'],
    'modules/queue/main.tf': ['["sqs:SendMessage"]', '["sqs:SendMessage", "sqs:PurgeQueue"]'],
  });
  const ran = await leastwise(['diff', 'old', 'new', '--color', 'never'], { cwd, terminal: 100 });
  expect(ran.code).toBe(1);
  await expect(ran.stdout.replace(/ in [\d.]+ m?s /, ' in 1 ms ')).toMatchFileSnapshot(
    golden('terraform-reports.diff.txt'),
  );
});
