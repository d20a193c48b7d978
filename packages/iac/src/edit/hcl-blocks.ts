import type { NewObject, NewValue } from '@leastwise/core';
import type { HclText } from './hcl-text.ts';

/** The arguments of a `statement` block for the elements of a statement. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  Sid: 'sid',
  Effect: 'effect',
  Action: 'actions',
  Resource: 'resources',
};

/**
 * A statement as a block of `aws_iam_policy_document`, arguments before blocks and empty lines between these; undefined
 * for what has no block here.
 * @see https://developer.hashicorp.com/terraform/language/style
 */
export function statementBlock({ entries }: NewObject, indent: string, write: HclText): string | undefined {
  const inner = indent + write.unit;
  const values: (readonly [string, NewValue])[] = [];
  const blocks: (string | undefined)[] = [];
  for (const [element, value] of entries) {
    const argument = ARGUMENTS[element];
    if (argument) {
      const isText = element === 'Sid' || element === 'Effect';
      values.push([argument, isText ? value : asList(value)]);
    } else if (element === 'Condition') blocks.push(conditionBlocks(value, inner, write));
    else if (element === 'Principal' && value === '*') {
      const anyone = [
        ['type', '*'],
        ['identifiers', asList('*')],
      ] as const;
      blocks.push(block('principals', anyone, inner, write));
    } else return undefined;
  }
  const lines = argumentLines(values, inner, write);
  if (!lines || blocks.includes(undefined)) return undefined;
  const parts = [lines, ...blocks.map((one) => [inner + one])].filter((part) => part.length > 0);
  const between = write.newline.repeat(2);
  const body = parts.map((part) => part.join(write.newline)).join(between);
  return ['statement {', body, `${indent}}`].join(write.newline);
}

/** The `condition` blocks of a condition. */
export function conditionBlocks(condition: NewValue, indent: string, write: HclText): string | undefined {
  const blocks = entriesOf(condition).flatMap(([operator, keys]) =>
    entriesOf(keys).map(([key, value]) =>
      block(
        'condition',
        [
          ['test', operator],
          ['variable', key],
          ['values', asList(value)],
        ],
        indent,
        write,
      ),
    ),
  );
  if (blocks.length === 0 || blocks.includes(undefined)) return undefined;
  return blocks.join(`${write.newline}${indent}`);
}

function block(
  type: string,
  values: readonly (readonly [string, NewValue])[],
  indent: string,
  write: HclText,
): string | undefined {
  const lines = argumentLines(values, indent + write.unit, write);
  return lines && [`${type} {`, ...lines, `${indent}}`].join(write.newline);
}

/** Arguments on lines below one another, as `terraform fmt` has them. */
function argumentLines(
  values: readonly (readonly [string, NewValue])[],
  indent: string,
  write: HclText,
): string[] | undefined {
  const width = Math.max(0, ...values.map(([name]) => name.length));
  const lines: string[] = [];
  for (const [name, value] of values) {
    const written = write.inline(value);
    if (written === undefined) return undefined;
    lines.push(`${indent}${name.padEnd(width)} = ${written}`);
  }
  return lines;
}

function entriesOf(value: NewValue): NewObject['entries'] {
  return typeof value === 'object' && value.type === 'object' ? value.entries : [];
}

function asList(value: NewValue): NewValue {
  return typeof value === 'object' && value.type === 'list' ? value : { type: 'list', items: [value] };
}
