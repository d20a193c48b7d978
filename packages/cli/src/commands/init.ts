import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { findConfig } from '@leastwise/project';
import type { RunCommand } from '../arguments/command.ts';
import { writeAtomically } from '../files/write-atomically.ts';
import { CONFIG_TEMPLATE } from '../init/config-template.ts';
import { preCommitTemplate } from '../init/pre-commit-template.ts';
import { workflowTemplate } from '../init/workflow-template.ts';
import type { Io } from '../io.ts';
import { version } from '../version.ts';

/** `leastwise init` */
export const init: RunCommand = async (given, io) => {
  const existing = findConfig(io.cwd);
  if (existing !== undefined) {
    io.stderr.write(`${relative(io.cwd, existing)} is there already: left as it is\n`);
  } else write('leastwise.config.yaml', CONFIG_TEMPLATE, io);
  if (given.has('github-action')) {
    write(join('.github', 'workflows', 'leastwise.yml'), workflowTemplate(version()), io);
  }
  if (given.has('pre-commit')) write('.pre-commit-config.yaml', preCommitTemplate(version()), io);
  if (!given.has('github-action') && !given.has('pre-commit')) {
    io.stdout.write(
      `In CI, this annotates the lines of a pull request and fails on findings of medium severity and above:\n\n    npx --yes leastwise@${version()} scan --format github\n\n\`leastwise init --github-action\` writes a workflow, \`leastwise init --pre-commit\` a hook. \`leastwise baseline\` accepts what is there today, so that only what is new fails.\n`,
    );
  }
  return 0;
};

/** Writes a file that is not there; of one that is, shows what would have been written. */
function write(name: string, text: string, io: Io): void {
  const path = join(io.cwd, name);
  if (!existsSync(path)) {
    writeAtomically(path, text);
    io.stderr.write(`wrote ${name}\n`);
    return;
  }
  io.stderr.write(`${name} is there already: left as it is; what it needs:\n`);
  io.stdout.write(text);
}
