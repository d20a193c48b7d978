import { hasOpaque, type Node, type SizeUnit, withoutOpaque } from '@leastwise/core';

/**
 * The size that a policy has at least, as a quota counts it: of its JSON without any white space around
 * values. What only deployment knows counts nothing, so that a size over the quota is over it for certain.
 */
export function leastSize(node: Node, unit: SizeUnit): number {
  switch (node.type) {
    case 'unresolved':
      return 0;
    case 'scalar':
      return textSize(node.value, unit);
    case 'sequence':
      // Brackets, and a comma between items.
      return node.items.reduce(
        (sum, item) => sum + 1 + leastSize(item, unit),
        1 + (node.items.length === 0 ? 1 : 0),
      );
    case 'mapping':
      return node.entries.reduce(
        (sum, { key, value }) => sum + 2 + textSize(key, unit) + leastSize(value, unit),
        1 + (node.entries.length === 0 ? 1 : 0),
      );
  }
}

function textSize(value: string | number | boolean | null, unit: SizeUnit): number {
  const known =
    typeof value === 'string' && hasOpaque(value) ? withoutOpaque(value).replaceAll('\ufffd', '') : value;
  const text = JSON.stringify(known);
  if (unit === 'bytes') return utf8Size(text);
  // IAM is not clear on white space within strings: not counting it cannot be wrong about being over.
  return unit === 'characters' ? text.length : text.replace(/\s/g, '').length;
}

function utf8Size(text: string): number {
  let size = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    size += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return size;
}
