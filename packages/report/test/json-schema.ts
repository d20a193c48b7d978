import { readFileSync } from 'node:fs';

/** A JSON Schema, or a part of one. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly allOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
}

/** A schema as it is published. */
export function publishedSchema(file: string): JsonSchema {
  return JSON.parse(readFileSync(new URL(`../schema/${file}`, import.meta.url), 'utf8')) as JsonSchema;
}

/** A schema with nothing allowed that it does not describe, so that a property nobody described shows. */
export function closed<Part>(node: Part): Part {
  if (Array.isArray(node)) return node.map(closed) as Part;
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]));
  const isOpen = 'properties' in copy && !('additionalProperties' in copy);
  return (isOpen ? { ...copy, additionalProperties: false } : copy) as Part;
}
