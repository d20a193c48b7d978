import type { Node } from '@leastwise/core';

/** What a value says, whatever its place: equal for values that are the same policy. */
export function signatureOf(node: Node): string {
  switch (node.type) {
    case 'mapping':
      return `{${node.entries.map(({ key, value }) => `${JSON.stringify(key)}:${signatureOf(value)}`).join()}}`;
    case 'sequence':
      return `[${node.items.map(signatureOf).join()}]`;
    case 'scalar':
      return JSON.stringify(node.raw ?? node.value);
    case 'unresolved':
      return `?${node.letter}`;
  }
}
