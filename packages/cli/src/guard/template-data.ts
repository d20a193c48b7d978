import type { Node, Range } from '@leastwise/core';

/**
 * A template as data for Guard: intrinsic functions that are written short become long, their arguments as they are
 * written, which is how Guard itself reads YAML.
 */
export function dataOf(node: Node): unknown {
  const call = longName(node);
  return call === undefined ? contentOf(node) : { [call]: contentOf(node) };
}

function contentOf(node: Node): unknown {
  switch (node.type) {
    case 'mapping':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, dataOf(value)]));
    case 'sequence':
      return node.items.map(dataOf);
    case 'scalar':
      return node.value;
    case 'unresolved':
      return node.letter;
  }
}

function longName({ tag }: Node): string | undefined {
  if (tag === undefined || !/^![A-Z]/.test(tag)) return undefined;
  return tag === '!Ref' || tag === '!Condition' ? tag.slice(1) : `Fn::${tag.slice(1)}`;
}

/**
 * The text to mark for a path of Guard, such as `/Resources/Role/Properties/RoleName`: a plain value, or the key of
 * what is larger. Of a path that leads on from there, as far as there is anything.
 */
export function rangeAt(root: Node, path: string): Range {
  const steps = path.split('/').slice(1);
  let node = root;
  let mark = root.range;
  while (steps.length > 0) {
    if (steps[0] === longName(node)) {
      steps.shift();
      continue;
    }
    const next = stepInto(node, steps);
    if (!next) break;
    ({ node, mark } = next);
  }
  return mark;
}

function stepInto(node: Node, steps: string[]): { node: Node; mark: Range } | undefined {
  if (node.type === 'sequence') {
    const item = node.items[Number(steps.shift())];
    return item && { node: item, mark: item.range };
  }
  if (node.type !== 'mapping') return undefined;
  // A key may have slashes of its own.
  for (let length = 1; length <= steps.length; length++) {
    const key = steps.slice(0, length).join('/');
    const entry = node.entries.find((one) => one.key === key);
    if (!entry) continue;
    steps.splice(0, length);
    const isPlain = entry.value.type === 'scalar';
    return { node: entry.value, mark: isPlain ? entry.value.range : entry.keyRange };
  }
  return undefined;
}
