import { permissionFor } from '../action/api-names.ts';
import { defineActionCheck, replaceItem } from '../action/define-action-check.ts';
import { suggestAction } from '../suggestions.ts';

export const check = defineActionCheck('unknown-action', {
  id: 'unknown-action',
  title: 'An action that does not exist',
  severity: 'error',
  aliases: ['INVALID_ACTION'],
  why: 'the item has no effect: what was meant to be allowed or denied is not',
  fix: 'write the name of an action that exists, or remove it',
  describe(item, context) {
    const permission = permissionFor(item.value);
    const meant = permission ?? suggestAction(context.catalog, item.value);
    return {
      message: permission
        ? `\`${item.value}\` is an API operation, not an action; its permission is \`${permission}\``
        : `\`${item.value}\` is not an action`,
      ...(meant && {
        label: `did you mean \`${meant}\`?`,
        fix: `replace with \`${meant}\``,
        fixes: [replaceItem(item, meant)],
      }),
    };
  },
});
