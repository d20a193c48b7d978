import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readDocument, SourceText, toPlain } from '@leastwise/core';
import { onTestFinished } from 'vitest';
import type { Io } from '../src/io.ts';
import { run } from '../src/run.ts';

/** What a command line did. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The world that a command line runs in. */
export interface World {
  readonly cwd?: string;
  readonly stdin?: string;
  readonly env?: Record<string, string>;
  /** The columns of the terminal; none for a pipe. */
  readonly terminal?: number;
  readonly now?: string;
}

/** Runs a command line in this process. */
export async function leastwise(argv: readonly string[], world: World = {}): Promise<Ran> {
  const written = { stdout: '', stderr: '' };
  const output = (name: keyof typeof written) => ({
    write: (text: string) => {
      written[name] += text;
    },
    isTerminal: world.terminal !== undefined,
    ...(world.terminal !== undefined && { columns: world.terminal }),
  });
  const io: Io = {
    stdout: output('stdout'),
    stderr: output('stderr'),
    env: world.env ?? {},
    cwd: world.cwd ?? tmpdir(),
    now: () => new Date(world.now ?? '2026-06-30T12:00:00Z'),
    readStdin: async () => new TextEncoder().encode(world.stdin ?? ''),
  };
  const code = await run(argv, io);
  return { code, ...written };
}

/** A folder with some files, gone when the test is over. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'leastwise-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** A policy that allows everything: one critical finding. */
export const ADMINISTRATOR = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Sid: 'Everything', Effect: 'Allow', Action: '*', Resource: '*' }],
});

/** A policy with a finding that is but a suggestion. */
export const WITHOUT_VERSION = JSON.stringify({
  Statement: [{ Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }],
});

/** A policy without findings. */
export const FINE = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::invoices/*' }],
});

/** The value of a YAML text. */
export function parseYaml(text: string): unknown {
  const { root } = readDocument(new SourceText('text.yaml', text));
  return root ? toPlain(root) : null;
}
