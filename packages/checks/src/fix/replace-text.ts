import type { ProposedFix, Text } from '@leastwise/core';

/** Writes another string in the place of one that cannot have been meant. */
export function replaceText(text: Text, replacement: string): ProposedFix {
  return {
    title: `replace with \`${replacement}\``,
    effect: 'changes-behaviour',
    changes: [{ type: 'replace', at: text.range, was: text.value, by: replacement }],
  };
}

/** Gives a key that cannot have been meant another name. */
export function renameKey(key: Text, name: string): ProposedFix {
  return {
    title: `replace with \`${name}\``,
    effect: 'changes-behaviour',
    changes: [{ type: 'rename', at: key.range, was: key.value, to: name }],
  };
}
