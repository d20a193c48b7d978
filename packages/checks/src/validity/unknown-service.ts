import { suggestService } from '@leastwise/core';
import { defineActionCheck } from '../action/define-action-check.ts';
import { replaceText } from '../fix/replace-text.ts';

export const check = defineActionCheck('unknown-service', {
  id: 'unknown-service',
  title: 'A service prefix that does not exist',
  severity: 'error',
  aliases: ['INVALID_SERVICE_IN_ACTION'],
  why: 'IAM rejects most unknown prefixes, and where it does not, the item has no effect',
  fix: 'write the prefix of a service that exists, or remove the item',
  fixEffects: ['changes-behaviour'],
  describe(item, context, _statement, suggest) {
    const colon = item.value.indexOf(':');
    const prefix = item.value.slice(0, colon);
    const meant = suggest(prefix, () => suggestService(context.catalog, prefix));
    const replacement = meant && `${meant}${item.value.slice(colon)}`;
    return {
      message: `\`${context.show(prefix)}\` is not the prefix of a service`,
      ...(meant &&
        replacement && {
          label: `did you mean \`${context.show(replacement)}\`?`,
          fix: `replace with \`${context.show(replacement)}\``,
          fixes: [replaceText(item, replacement)],
        }),
    };
  },
});
