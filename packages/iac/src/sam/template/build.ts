import type { Node, Range } from '@leastwise/core';

/** A value to build: JSON with nodes of the file inside, which keep their own places. */
export type Plain =
  | string
  | number
  | boolean
  | null
  | Node
  | readonly Plain[]
  | { readonly [key: string]: Plain | undefined };

/**
 * The node of a value that the transform makes up. Everything made up lies at `at`, the text that caused it;
 * nodes taken from the file keep their ranges. Keys whose value is undefined are left out.
 */
export function nodeOf(value: Plain, at: Range): Node {
  if (value === null || typeof value !== 'object') return { type: 'scalar', value, range: at };
  if (isNode(value)) return value;
  if (isList(value)) return { type: 'sequence', items: value.map((item) => nodeOf(item, at)), range: at };
  const entries = [];
  for (const [key, entry] of Object.entries(value)) {
    if (entry !== undefined) entries.push({ key, keyRange: at, value: nodeOf(entry, at) });
  }
  return { type: 'mapping', entries, range: at };
}

const NODE_TYPES = new Set(['mapping', 'sequence', 'scalar', 'unresolved']);

/** Nodes have a range; no key of a template is spelled in lower case like this. */
function isNode(value: object): value is Node {
  return 'range' in value && 'type' in value && NODE_TYPES.has(value.type as string);
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

/** `{"Ref": id}`. */
export function ref(id: string): Plain {
  return { Ref: id };
}

/** `{"Fn::GetAtt": [id, attribute]}`. */
export function getAtt(id: string, attribute: string): Plain {
  return { 'Fn::GetAtt': [id, attribute] };
}

/** `{"Fn::Sub": text}`, with the variables that the text uses besides parameters and resources. */
export function sub(text: string, variables?: Readonly<Record<string, Plain>>): Plain {
  return { 'Fn::Sub': variables ? [text, variables] : text };
}

/** An ARN of the stack's own partition, region and account. */
export function localArn(
  service: string,
  resource: string,
  variables?: Readonly<Record<string, Plain>>,
): Plain {
  return sub(`arn:\${AWS::Partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:${resource}`, variables);
}
