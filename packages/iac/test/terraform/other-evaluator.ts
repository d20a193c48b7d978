import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const REQUIREMENT = 'tfparse==0.6.22';
const HERE = fileURLToPath(new URL('.', import.meta.url));
const CACHE = join(HERE, '../../../../node_modules/.cache/terraform-evaluator');

/** An evaluator of HCL that shares nothing with ours: it runs HashiCorp's own library. */
export interface OtherEvaluator {
  /** What the `locals` of some modules hold; undefined for one that it cannot read. */
  readonly localsOf: (
    modules: readonly string[],
  ) => readonly (Readonly<Record<string, unknown>> | undefined)[];
}

/**
 * The other evaluator, installed when it is not there yet.
 * @returns the reason when it cannot be had here, such as no Python or no network
 */
export function otherEvaluator(): OtherEvaluator | string {
  const python = join(CACHE, 'bin', 'python');
  if (!existsSync(join(CACHE, 'ready'))) {
    mkdirSync(CACHE, { recursive: true });
    const made = run('python3', ['-m', 'venv', CACHE]);
    if (made !== undefined) return `no Python to compare with: ${made}`;
    const options = ['--quiet', '--disable-pip-version-check', '--retries', '0', '--timeout', '10'];
    const installed = run(python, ['-m', 'pip', 'install', ...options, REQUIREMENT]);
    if (installed !== undefined) return `\`${REQUIREMENT}\` cannot be installed: ${installed}`;
    writeFileSync(join(CACHE, 'ready'), REQUIREMENT);
  }
  return { localsOf: (modules) => localsOf(python, modules) };
}

function run(command: string, args: readonly string[]): string | undefined {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8', timeout: 90_000 });
  if (error) return error.message;
  return status === 0 ? undefined : stderr.trim().split('\n').at(-1);
}

function localsOf(
  python: string,
  modules: readonly string[],
): (Readonly<Record<string, unknown>> | undefined)[] {
  const root = mkdtempSync(join(tmpdir(), 'leastwise-hcl-'));
  try {
    const folders = modules.map((text, at) => {
      const folder = join(root, String(at));
      mkdirSync(folder);
      writeFileSync(join(folder, 'main.tf'), text);
      return folder;
    });
    const { stdout, status, stderr } = spawnSync(python, [join(HERE, 'evaluate.py')], {
      input: `${folders.join('\n')}\n`,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    if (status !== 0) throw new Error(`the other evaluator failed: ${stderr}`);
    const answers = stdout.trim().split('\n');
    return answers.map((line) => (JSON.parse(line) as { locals?: Record<string, unknown> }).locals);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
