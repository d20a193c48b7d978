import { permissionsFor, suggestAction } from '@leastwise/core';
import { defineActionCheck } from '../action/define-action-check.ts';
import { replaceWithList } from '../fix/replace-text.ts';

export const check = defineActionCheck('unknown-action', {
  id: 'unknown-action',
  title: 'An action that does not exist',
  severity: 'error',
  aliases: ['INVALID_ACTION'],
  why: 'the item has no effect: what was meant to be allowed or denied is not',
  fix: 'write the name of an action that exists, or remove it',
  fixEffects: ['changes-behaviour'],
  describe(item, context, _statement, suggest) {
    const permissions = permissionsFor(item.value);
    const suggested = suggest(item.value, () => suggestAction(context.catalog, item.value));
    const meant = permissions.length > 0 ? permissions : suggested === undefined ? [] : [suggested];
    const shown = meant.map((id) => `\`${id}\``).join(' and ');
    return {
      message:
        permissions.length > 0
          ? `\`${item.value}\` is an API operation, not an action; its permission is ${shown}`
          : `\`${item.value}\` is not an action`,
      ...(shown && {
        label: `did you mean ${shown}?`,
        fix: `replace with ${shown}`,
        fixes: [replaceWithList(item, meant)],
      }),
    };
  },
});
