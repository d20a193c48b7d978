import {
  type DeclaredResource,
  hasOpaque,
  type Node,
  type SourceText,
  stringOf,
  valueAtPath,
} from '@leastwise/core';

/** A property of a declared resource that is written out in the file, rather than computed or left to deployment. */
export function writtenProperty(
  { properties }: DeclaredResource,
  path: readonly string[],
  source: SourceText,
): { readonly value: string; readonly node: Node } | undefined {
  const node = valueAtPath(properties, path);
  const value = stringOf(node);
  if (!node || node.tag !== undefined || value === undefined || value === '' || hasOpaque(value))
    return undefined;
  // A parameter's default, say, stands elsewhere.
  const written = source.text.slice(node.range.start, node.range.end);
  return written === value || written.slice(1, -1) === value ? { value, node } : undefined;
}
