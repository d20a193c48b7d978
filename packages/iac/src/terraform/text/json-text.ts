import type { Node, Range } from '@leastwise/core';
import type { TextNode } from './text-node.ts';

/**
 * The string that `jsonencode` makes of a value. `documentOf` gives the value back as it was, with its places.
 * Keys are in the order of their characters, as Terraform sorts them; an unknown part is its letter.
 * @param at where the string is made
 */
export function jsonText(document: Node, at: Range): TextNode {
  return { type: 'scalar', value: textOf(document), range: at, document };
}

function textOf(node: Node): string {
  switch (node.type) {
    case 'mapping': {
      const entries = new Map(node.entries.map(({ key, value }) => [key, value]));
      const keys = [...entries.keys()].sort();
      return `{${keys.map((key) => `${quoted(key)}:${textOf(entries.get(key)!)}`).join(',')}}`;
    }
    case 'sequence':
      return `[${node.items.map(textOf).join(',')}]`;
    case 'unresolved':
      return node.letter;
    case 'scalar':
      return typeof node.value === 'string' ? quoted(node.value) : JSON.stringify(node.value);
  }
}

const ESCAPED: Readonly<Record<string, string>> = { '<': '\\u003c', '>': '\\u003e', '&': '\\u0026' };

/** Terraform escapes what HTML would take for markup, too. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(/[<>&\u2028\u2029]/g, (character) => {
    return ESCAPED[character] ?? `\\u${character.charCodeAt(0).toString(16)}`;
  });
}
