// What the command line takes to start, against a bare start of Node.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { row, timeInTurn } from './table.mjs';

const RUNS = 15;
const main = join(dirname(fileURLToPath(import.meta.url)), '../packages/cli/dist/main.js');
const COMMANDS = ['--version', 'explain s3:GetObject'];

function start(...args) {
  const { status, error } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (error) throw error;
  if (status !== 0) throw new Error(`\`node ${args.join(' ')}\` ended with ${status}`);
}

export async function startUpRows() {
  const commands = Object.fromEntries(
    COMMANDS.map((command) => [command, () => start(main, ...command.split(' '))]),
  );
  const times = await timeInTurn({ node: () => start('-e', '0'), ...commands }, RUNS);
  return COMMANDS.map((command) =>
    row(
      `leastwise ${command}`,
      { value: times[command] },
      { name: 'node -e 0', value: times.node },
      { most: 1.5 },
    ),
  );
}
