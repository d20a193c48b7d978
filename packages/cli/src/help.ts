import type { Command, Flag } from './arguments/command.ts';
import { COMMANDS } from './commands.ts';

const WIDTH = 80;

/** The help of the program. */
export function programHelp(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length)) + 4;
  return `Least privilege for AWS, proven.

Usage: leastwise <command> [flags]

Commands:
${COMMANDS.map(({ name, summary }) => entry(name, summary, width)).join('\n')}

\`leastwise <command> --help\` tells more. \`leastwise --version\` tells the version.
`;
}

/** The help of a command. */
export function commandHelp({ name, summary, operands, flags, details = [], examples }: Command): string {
  const usage = ['leastwise', name, '[flags]', operands].filter(Boolean).join(' ');
  const heads = flags.map((flag) => flagHead(flag));
  const width = Math.min(Math.max(...heads.map((head) => head.length)) + 4, 30);
  const exampleWidth = Math.max(...examples.map(({ line }) => line.length));
  const blocks = [
    fill(`${summary}.`, WIDTH).join('\n'),
    `Usage: ${usage}`,
    ...details.map((paragraph) => fill(paragraph, WIDTH).join('\n')),
    ['Flags:', ...flags.map((flag, at) => entry(heads[at]!, flagSummary(flag), width))].join('\n'),
    [
      'Examples:',
      ...examples.flatMap(({ line, what }) =>
        2 + exampleWidth + 3 + what.length <= WIDTH
          ? [`  ${line.padEnd(exampleWidth)}   ${what}`]
          : [`  ${line}`, `      ${what}`],
      ),
    ].join('\n'),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function flagHead({ name, short, value, optional }: Flag): string {
  const takes = value === undefined ? '' : optional ? `[=${value}]` : ` ${value}`;
  return `${short ? `-${short}, ` : '    '}--${name}${takes}`;
}

function flagSummary({ summary, choices }: Flag): string {
  return choices ? `${summary}: ${choices.join(', ')}` : summary;
}

/** A head and its text in two columns. */
function entry(head: string, text: string, width: number): string {
  const lines = fill(text, WIDTH - width);
  const indent = ' '.repeat(width);
  const first = `  ${head}`;
  if (first.length > width - 2) return [first, ...lines.map((line) => indent + line)].join('\n');
  return [first.padEnd(width) + lines[0], ...lines.slice(1).map((line) => indent + line)].join('\n');
}

function fill(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = '';
    }
    line += (line === '' ? '' : ' ') + word;
  }
  return [...lines, line];
}
