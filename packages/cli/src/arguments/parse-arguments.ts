import { parseArgs } from 'node:util';
import { didYouMean } from '../did-you-mean.ts';
import { UsageError } from '../errors.ts';
import type { Command, Flag } from './command.ts';

/** What was given to a command. */
export interface Arguments {
  readonly operands: readonly string[];
  /** Whether a flag was given that takes no value, or that may go without. */
  has(flag: string): boolean;
  /** The value of a flag, the last when given several times. */
  value(flag: string): string | undefined;
  /** All values of a flag that may be given several times. */
  values(flag: string): readonly string[];
}

/**
 * Reads what stands after a command's name.
 * @throws UsageError for what the command does not know, with what was likely meant
 */
export async function parseArguments(command: Command, argv: readonly string[]): Promise<Arguments> {
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(
      command.flags.map(({ name, short, value, optional }) => [
        name,
        {
          type: value === undefined || optional ? 'boolean' : 'string',
          multiple: true,
          ...(short && { short }),
        } as const,
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const operands: string[] = [];
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const flag = command.flags.find(({ name }) => name === token.name);
    if (!flag) throw await unknownFlag(command, token.rawName);
    const value = await checkedValue(flag, token);
    if (flag.value !== undefined && !flag.many && given.has(flag.name)) {
      throw new UsageError(`\`--${flag.name}\` is given twice; give it once`);
    }
    given.set(flag.name, [
      ...(given.get(flag.name) ?? []),
      ...(flag.optional && value === '' ? [] : [value]),
    ]);
  }
  checkOperands(command, operands);
  return {
    operands,
    has: (flag) => given.has(flag),
    value: (flag) => given.get(flag)?.at(-1),
    values: (flag) => given.get(flag) ?? [],
  };
}

async function unknownFlag(command: Command, rawName: string): Promise<UsageError> {
  const names = command.flags.map(({ name }) => `--${name}`);
  const hint = await didYouMean(rawName, names, `see \`leastwise ${command.name} --help\``);
  return new UsageError(`\`${rawName}\` is not a flag of \`leastwise ${command.name}\`; ${hint}`);
}

async function checkedValue(
  flag: Flag,
  { value, inlineValue }: { readonly value: string | undefined; readonly inlineValue: boolean | undefined },
): Promise<string> {
  if (flag.value === undefined) {
    if (value !== undefined) throw new UsageError(`\`--${flag.name}\` takes no value`);
    return '';
  }
  if (flag.optional && value === undefined) return '';
  // `--output --format json`: the value was forgotten. A lone dash is a value.
  const forgotten = value === undefined || (!inlineValue && /^-./.test(value));
  if (forgotten) {
    throw new UsageError(
      `\`--${flag.name}\` needs a value: ${flag.choices ? `one of ${flag.choices.join(', ')}` : flag.value}`,
    );
  }
  if (flag.choices && !flag.choices.includes(value)) {
    const hint = await didYouMean(value, flag.choices, `choose from ${flag.choices.join(', ')}`);
    throw new UsageError(`\`${value}\` is not a value of \`--${flag.name}\`; ${hint}`);
  }
  return value;
}

function checkOperands(
  { name, operands: shown, minOperands = 0, maxOperands }: Command,
  operands: string[],
): void {
  if (operands.length < minOperands) {
    throw new UsageError(`\`leastwise ${name}\` needs ${shown}; see \`leastwise ${name} --help\``);
  }
  if (maxOperands !== undefined && operands.length > maxOperands) {
    throw new UsageError(
      `\`${operands[maxOperands]}\` is one too many for \`leastwise ${name}\`; see \`leastwise ${name} --help\``,
    );
  }
}
