import type { NewObject, NewValue } from '@leastwise/core';
import type { HclText } from './hcl-text.ts';

/** The arguments of a `statement` block for the elements of a statement. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  Sid: 'sid',
  Effect: 'effect',
  Action: 'actions',
  Resource: 'resources',
};

/** A statement as a block of `aws_iam_policy_document`; undefined for what has no block here. */
export function statementBlock({ entries }: NewObject, indent: string, write: HclText): string | undefined {
  const inner = indent + write.unit;
  const parts = entries.map(([element, value]): string | undefined => {
    if (element === 'Condition') return conditionBlocks(value, inner, write);
    if (element === 'Principal') {
      if (value !== '*') return undefined;
      return block(
        'principals',
        [
          ['type', '*'],
          ['identifiers', asList('*')],
        ],
        inner,
        write,
      );
    }
    const argument = ARGUMENTS[element];
    const isText = element === 'Sid' || element === 'Effect';
    const written = argument && write.inline(isText ? value : asList(value));
    // As `terraform fmt` has them, actions and resources below one another.
    const name = element === 'Action' ? argument?.padEnd('resources'.length) : argument;
    return written && `${name} = ${written}`;
  });
  if (parts.includes(undefined)) return undefined;
  return ['statement {', ...parts.map((part) => inner + part), `${indent}}`].join(write.newline);
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
  const width = Math.max(...values.map(([name]) => name.length));
  const inner = indent + write.unit;
  const lines = values.map(([name, value]) => {
    const written = write.inline(value);
    return written === undefined ? undefined : `${inner}${name.padEnd(width)} = ${written}`;
  });
  if (lines.includes(undefined)) return undefined;
  return [`${type} {`, ...lines, `${indent}}`].join(write.newline);
}

function entriesOf(value: NewValue): NewObject['entries'] {
  return typeof value === 'object' && value.type === 'object' ? value.entries : [];
}

function asList(value: NewValue): NewValue {
  return typeof value === 'object' && value.type === 'list' ? value : { type: 'list', items: [value] };
}
