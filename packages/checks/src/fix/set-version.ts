import type { FixEffect, Policy, ProposedFix } from '@leastwise/core';

const CURRENT = '2012-10-17';

/**
 * Makes a policy one of the current version of the language.
 * @param effect the most that it may do: variables come to life
 */
export function setVersion({ version, range }: Policy, effect: FixEffect): ProposedFix {
  if (version) {
    return {
      title: `write version \`${CURRENT}\``,
      effect,
      changes: [{ type: 'replace', at: version.range, was: version.value, by: CURRENT }],
    };
  }
  return {
    title: `add \`"Version": "${CURRENT}"\``,
    effect,
    changes: [{ type: 'insert', into: range, key: 'Version', value: CURRENT, first: true }],
  };
}
