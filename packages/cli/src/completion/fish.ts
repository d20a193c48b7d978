import type { Command, Flag } from '../arguments/command.ts';
import { type Completion, completionOfFlag, completionOfOperand } from './words.ts';

/** The completion script of fish. */
export function fishCompletion(commands: readonly Command[], checks: readonly string[]): string {
  const names = commands.map(({ name }) => name).join(' ');
  const lines = [
    '# Completion of leastwise for fish: leastwise completion fish | source',
    'complete -c leastwise -f',
    ...commands.map(
      ({ name, summary }) =>
        `complete -c leastwise -n ${quote(`not __fish_seen_subcommand_from ${names}`)} -a ${name} -d ${quote(summary)}`,
    ),
    ...commands.flatMap((command) => [
      ...operandLines(command, checks),
      ...command.flags.map((flag) => flagLine(command, flag, checks)),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

function within({ name }: Command): string {
  return `complete -c leastwise -n ${quote(`__fish_seen_subcommand_from ${name}`)}`;
}

function operandLines(command: Command, checks: readonly string[]): string[] {
  const operand = completionOfOperand(command, checks);
  return operand ? [`${within(command)} ${values(operand)}`] : [];
}

function flagLine(command: Command, flag: Flag, checks: readonly string[]): string {
  const short = flag.short ? ` -s ${flag.short}` : '';
  const takes =
    flag.value === undefined ? '' : `${flag.optional ? '' : ' -r'} ${values(completionOfFlag(flag, checks))}`;
  return `${within(command)} -l ${flag.name}${short}${takes} -d ${quote(flag.summary)}`;
}

function values(completion: Completion): string {
  if (!completion) return '-f';
  return 'files' in completion ? '-F' : `-f -a ${quote(completion.words.join(' '))}`;
}

function quote(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
