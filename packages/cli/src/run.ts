import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from './arguments/command.ts';
import { parseArguments } from './arguments/parse-arguments.ts';
import { COMMANDS } from './commands.ts';
import { didYouMean } from './did-you-mean.ts';
import { isCliError, UsageError } from './errors.ts';
import { commandHelp, programHelp } from './help.ts';
import type { Io } from './io.ts';
import { version } from './version.ts';

/** The exit code of who could not do the job. It outranks that of findings. */
export const FAILED = 2;

/**
 * Runs one command line.
 * @param argv what stands after the program's name
 * @returns the exit code: 0 fine, 1 findings, 2 could not do the job
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(argv, io);
  } catch (error) {
    io.stderr.write(`${describeError(error, io)}\n`);
    return FAILED;
  }
}

async function dispatch(argv: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const topic = rest[0];
    io.stdout.write(topic === undefined ? programHelp() : commandHelp(await commandOf(topic, io)));
    return 0;
  }
  if (name === '--version' || name === '-V' || name === 'version') {
    io.stdout.write(`${version()}\n`);
    return 0;
  }
  const command = await commandOf(name, io);
  const end = rest.indexOf('--');
  const flags = end === -1 ? rest : rest.slice(0, end);
  if (flags.includes('--help') || flags.includes('-h')) {
    io.stdout.write(commandHelp(command));
    return 0;
  }
  const given = await parseArguments(command, rest);
  const runCommand = await command.load();
  return runCommand(given, io);
}

async function commandOf(name: string, io: Io): Promise<Command> {
  const command = COMMANDS.find((one) => one.name === name);
  if (command) return command;
  if (existsSync(resolve(io.cwd, name)) && !name.startsWith('-')) {
    throw new UsageError(`\`${name}\` is not a command; did you mean \`leastwise scan ${name}\`?`);
  }
  if (name.startsWith('-')) {
    throw new UsageError(
      `\`${name}\` is no flag of leastwise itself; flags stand after the command, see \`leastwise --help\``,
    );
  }
  const names = COMMANDS.map((one) => one.name);
  const hint = await didYouMean(name, names, 'see `leastwise --help`');
  throw new UsageError(`\`${name}\` is not a command; ${hint}`);
}

function describeError(error: unknown, { env }: Io): string {
  if (isCliError(error)) return `leastwise: ${error.message}`;
  const message = error instanceof Error ? error.message : String(error);
  const stack = env.LEASTWISE_DEBUG && error instanceof Error ? `\n${error.stack}` : '';
  const more = stack === '' ? ' (LEASTWISE_DEBUG=1 shows where)' : '';
  return `leastwise: this is a bug in leastwise ${version()}, please report it with its input${more}: ${message}${stack}`;
}
