import type { ProposedFix, Text } from '@leastwise/core';

/** Writes another string in the place of one that cannot have been meant. */
export function replaceText(text: Text, replacement: string): ProposedFix {
  return {
    title: `replace with \`${replacement}\``,
    effect: 'changes-behaviour',
    changes: [{ type: 'replace', at: text.range, was: text.value, by: replacement }],
  };
}

/** Writes one string or several in the place of one that cannot have been meant. */
export function replaceWithList(text: Text, replacements: readonly string[]): ProposedFix {
  const [only, ...others] = replacements;
  if (only !== undefined && others.length === 0) return replaceText(text, only);
  return {
    title: `replace with ${replacements.map((one) => `\`${one}\``).join(' and ')}`,
    effect: 'changes-behaviour',
    changes: [
      { type: 'replace', at: text.range, was: text.value, by: { type: 'list', items: replacements } },
    ],
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
