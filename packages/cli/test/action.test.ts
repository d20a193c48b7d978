import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { COMMANDS } from '../src/commands.ts';
import { folderWith, parseYaml } from './command-line.ts';

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: {
    readonly steps: readonly [{ readonly run: string; readonly env: Readonly<Record<string, string>> }];
  };
}

const action = parseYaml(readFileSync(new URL('../../../action.yml', import.meta.url), 'utf8')) as Action;
const [step] = action.runs.steps;

/** Stands for `npx`: notes its arguments, writes the files that it is asked for and fails as a scan with findings. */
const NPX = `#!/usr/bin/env bash
printf '%s\\n' "$@" > "$RUNNER_TEMP/arguments"
for one in "$@"; do case "$one" in markdown=*) echo '**1 finding**' > "\${one#markdown=}" ;; esac; done
exit 1
`;

/** Runs the action's step as GitHub does, with some inputs given. */
function runAction(given: Readonly<Record<string, string>> = {}) {
  const folder = folderWith({ npx: NPX, summary: '' });
  chmodSync(join(folder, 'npx'), 0o755);
  const script = join(folder, 'step.sh');
  writeFileSync(script, step.run);
  const env = Object.fromEntries(
    Object.entries(step.env).map(([name, expression]) => {
      const input = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(expression)![1]!;
      return [name, given[input] ?? action.inputs[input]!.default];
    }),
  );
  const { status, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...env,
      PATH: `${folder}${delimiter}${process.env.PATH}`,
      RUNNER_TEMP: folder,
      GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    },
  });
  const noted = join(folder, 'arguments');
  return {
    status,
    stderr,
    arguments: existsSync(noted) ? readFileSync(noted, 'utf8').trimEnd().split('\n') : [],
    summary: readFileSync(join(folder, 'summary'), 'utf8'),
  };
}

test('leaves to the configuration what no input says', () => {
  const ran = runAction();
  expect(ran.arguments.slice(0, 2)).toEqual(['--yes', 'leastwise@latest']);
  expect(ran.arguments[2]).toBe('scan');
  for (const flag of ['--fail-on', '--baseline', '.']) expect(ran.arguments).not.toContain(flag);
  expect(ran.arguments).toContain('sarif=leastwise.sarif');
});

test('fails as the scan does, once the table is on the page of the run', () => {
  expect(runAction()).toMatchObject({ status: 1, stderr: '', summary: '**1 finding**\n' });
  expect(runAction({ summary: 'false' })).toMatchObject({ status: 1, stderr: '', summary: '' });
});

test('gives its inputs to flags that the command has', () => {
  const ran = runAction({
    paths: 'infrastructure cdk.out',
    'fail-on': 'high',
    baseline: 'known findings.json',
    'sarif-file': '',
    arguments: '--severity medium',
  });
  expect(ran.arguments.slice(2, 5)).toEqual(['scan', 'infrastructure', 'cdk.out']);
  expect(ran.arguments.join(' ')).toContain(
    '--fail-on high --baseline known findings.json --severity medium',
  );
  expect(ran.arguments).toContain('known findings.json');
  expect(ran.arguments.join(' ')).not.toContain('sarif');
  const flags = COMMANDS.find(({ name }) => name === 'scan')!.flags.map(({ name }) => `--${name}`);
  for (const one of ran.arguments.slice(3).filter((word) => word.startsWith('--')))
    expect(flags).toContain(one);
});
