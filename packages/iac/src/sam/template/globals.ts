import { type Entry, type MappingNode, type Node, valueAt } from '@leastwise/core';
import { intrinsicOf, textOf } from './intrinsics.ts';

const PREFIX = 'AWS::Serverless::';

/** Properties for which a resource's own list replaces the global one; lists are joined otherwise. */
const REPLACED = new Set(['Architectures']);

/**
 * A resource's properties with the template's `Globals` merged in: objects are merged key by key, lists
 * joined (global first), and otherwise the resource's own value counts.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
 * @param globals the `Globals` section of the template
 * @param type the resource's type: `AWS::Serverless::Function`
 * @param own the resource's `Properties`
 * @param ignored the resource's `IgnoreGlobals`: `*` or a list of properties
 */
export function mergeGlobals(
  globals: Node | undefined,
  type: string,
  own: MappingNode,
  ignored: Node | undefined,
): MappingNode {
  if (!type.startsWith(PREFIX)) return own;
  const section = valueAt(globals, type.slice(PREFIX.length));
  if (section?.type !== 'mapping' || textOf(ignored) === '*') return own;
  const skipped = new Set(ignored?.type === 'sequence' ? ignored.items.map(textOf) : []);
  const entries = section.entries.filter((entry) => !skipped.has(entry.key));
  return mergeMappings({ ...section, entries }, own);
}

function mergeMappings(base: MappingNode, own: MappingNode): MappingNode {
  const entries: Entry[] = base.entries.map((entry) => {
    const mine = own.entries.find(({ key }) => key === entry.key);
    return mine ? { ...mine, value: merge(entry.key, entry.value, mine.value) } : entry;
  });
  const known = new Set(base.entries.map(({ key }) => key));
  entries.push(...own.entries.filter(({ key }) => !known.has(key)));
  return { ...own, entries };
}

function merge(key: string, base: Node, own: Node): Node {
  // What a function returns is one value to SAM, however it is written.
  if (intrinsicOf(base) || intrinsicOf(own)) return own;
  if (base.type === 'mapping' && own.type === 'mapping') return mergeMappings(base, own);
  if (base.type === 'sequence' && own.type === 'sequence' && !REPLACED.has(key)) {
    return { ...own, items: [...base.items, ...own.items] };
  }
  return own;
}
