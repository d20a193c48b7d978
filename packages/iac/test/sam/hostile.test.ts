import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Node, readDocument, SourceText } from '@leastwise/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expandSam } from '../../src/sam/expand-sam.ts';

const folder = join(import.meta.dirname, 'fixtures');
const templates = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => readDocument(new SourceText(file, readFileSync(join(folder, file), 'utf8'))).root!);

const at = { start: 0, end: 0 };
const junk: fc.Arbitrary<Node> = fc.constantFrom<Node>(
  { type: 'scalar', value: null, range: at },
  { type: 'scalar', value: 3, range: at },
  { type: 'scalar', value: true, range: at },
  { type: 'scalar', value: '', range: at },
  { type: 'scalar', value: 'AWS::NoValue', tag: '!Ref', range: at },
  { type: 'mapping', entries: [], range: at },
  { type: 'sequence', items: [], range: at },
  { type: 'sequence', items: [{ type: 'scalar', value: null, range: at }], tag: '!If', range: at },
  { type: 'sequence', items: [{ type: 'mapping', entries: [], range: at }], range: at },
  { type: 'unresolved', reason: 'unknown', letter: '\ue000', range: at },
);

/** A copy in which the n-th node, in the order of the file, is another. */
function replaceAt(node: Node, replacement: Node, counter: { left: number }): Node {
  if (counter.left-- === 0) return replacement;
  if (node.type === 'mapping') {
    const entries = node.entries.map((entry) => ({
      ...entry,
      value: replaceAt(entry.value, replacement, counter),
    }));
    return { ...node, entries };
  }
  if (node.type === 'sequence') {
    return { ...node, items: node.items.map((item) => replaceAt(item, replacement, counter)) };
  }
  return node;
}

test('a template with any part replaced by nonsense is expanded all the same', () => {
  fc.assert(
    fc.property(fc.constantFrom(...templates), fc.nat(900), junk, (template, position, replacement) => {
      const { template: expanded } = expandSam(replaceAt(template, replacement, { left: position }));
      expect(expanded).toBeDefined();
    }),
    { numRuns: 1000 },
  );
});
