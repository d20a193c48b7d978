import type { JsonSchema } from './json-schema.ts';

/**
 * The properties that a schema describes and that none of some outputs has, each with the definition it is of:
 * `location.file`, or `summary.files` for what is of the whole.
 */
export function neverSeen(schema: JsonSchema, outputs: readonly unknown[]): readonly string[] {
  const { definitions = {} } = schema;
  const described = new Set<string>();
  describeAll(schema, '', described);
  for (const [name, definition] of Object.entries(definitions)) describeAll(definition, name, described);
  for (const output of outputs) visit(schema, '', output);
  return [...described].sort();

  function visit(node: JsonSchema, path: string, value: unknown): void {
    if (node.$ref !== undefined) {
      const name = node.$ref.split('/').at(-1)!;
      visit(definitions[name]!, name, value);
    }
    for (const part of node.allOf ?? []) visit(part, path, value);
    for (const [at, part] of alternatives(node).entries()) {
      if (mayBe(part, value)) visit(part, `${path}|${at}`, value);
    }
    if (Array.isArray(value)) {
      if (node.items) for (const item of value) visit(node.items, path, item);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    for (const [name, held] of Object.entries(value)) {
      const property = node.properties?.[name];
      if (property) {
        described.delete(join(path, name));
        visit(property, join(path, name), held);
      } else if (typeof node.additionalProperties === 'object') visit(node.additionalProperties, path, held);
    }
  }
}

function describeAll(node: JsonSchema, path: string, into: Set<string>): void {
  for (const [name, property] of Object.entries(node.properties ?? {})) {
    into.add(join(path, name));
    describeAll(property, join(path, name), into);
  }
  for (const part of node.allOf ?? []) describeAll(part, path, into);
  for (const [at, part] of alternatives(node).entries()) describeAll(part, `${path}|${at}`, into);
  if (node.items) describeAll(node.items, path, into);
  if (typeof node.additionalProperties === 'object') describeAll(node.additionalProperties, path, into);
}

function alternatives({ anyOf, oneOf }: JsonSchema): readonly JsonSchema[] {
  return anyOf ?? oneOf ?? [];
}

/** Whether a value has the constants by which alternatives are told apart. */
function mayBe({ properties = {} }: JsonSchema, value: unknown): boolean {
  return Object.entries(properties).every(
    ([name, { const: constant }]) =>
      constant === undefined || (value as Record<string, unknown>)[name] === constant,
  );
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
