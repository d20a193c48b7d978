import { describeType, type Node, type SourceText, valueAtPath } from '@leastwise/core';
import { hintFor } from './hint.ts';

/** The part of what the schema library reports that we use. */
export interface SchemaIssue {
  readonly code?: string;
  readonly message: string;
  readonly path: readonly PropertyKey[];
  /** Of unknown keys. */
  readonly keys?: readonly string[];
  /** Of a value that is not among some. */
  readonly values?: readonly unknown[];
  /** Of a value of the wrong type. */
  readonly expected?: string;
}

const RULE_KEYS = ['check', 'path', 'policy', 'subject', 'reason', 'expires'];

/** What is wrong with a configuration file, in one line with its place. */
export function describeIssue(
  issue: SchemaIssue,
  { root, text, settings }: { root: Node; text: SourceText; settings: readonly string[] },
): string {
  const path = issue.path.filter((step): step is string | number => typeof step !== 'symbol');
  const node = valueAtPath(root, path);
  const name = `\`${path.join('.')}\``;
  const value = node?.type === 'scalar' ? String(node.value) : '';
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys?.[0] ?? '';
    const known = path.length === 0 ? settings : RULE_KEYS;
    const entry = node?.type === 'mapping' ? node.entries.find((one) => one.key === key) : undefined;
    const hint = hintFor(key, known, `there are ${known.join(', ')}`);
    return `${place(text, entry?.keyRange.start ?? 0)}: \`${key}\` is not a setting; ${hint}`;
  }
  if (!node) {
    const parent = valueAtPath(root, path.slice(0, -1)) ?? root;
    return `${place(text, parent.range.start)}: ${name} is missing`;
  }
  const start = place(text, node.range.start);
  if (issue.code === 'invalid_value' && issue.values) {
    const values = issue.values.map(String);
    const hint = hintFor(value, values, `choose from ${values.join(', ')}`);
    return `${start}: ${name} is \`${value}\`; ${hint}`;
  }
  if (issue.code === 'invalid_type') {
    const wanted = TYPES[issue.expected ?? ''] ?? issue.expected;
    const quote = issue.expected === 'string' && node.type === 'scalar' ? ': put it in quotes' : '';
    return `${start}: ${path.length === 0 ? 'the file' : name} is ${describeType(node)} and should be ${wanted}${quote}`;
  }
  return `${start}: ${name}: \`${value}\` ${issue.message}`;
}

const TYPES: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  string: 'a text',
};

/** A place in a file for people: `leastwise.config.yaml:3:5`. */
export function place(text: SourceText, offset: number): string {
  const { line, column } = text.position(offset);
  return `${text.file}:${line}:${column}`;
}
