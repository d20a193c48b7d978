import { suggestAction } from '@leastwise/core';
import { defineActionCheck } from '../action/define-action-check.ts';

export const check = defineActionCheck('matches-nothing', {
  id: 'action-pattern-matches-nothing',
  title: 'A pattern that matches no action',
  severity: 'error',
  aliases: ['INVALID_ACTION'],
  why: 'the item has no effect: what was meant to be allowed or denied is not',
  fix: 'write a pattern that matches the actions meant, or remove it',
  describe(item, context, _statement, suggest) {
    const literal = item.value.replace(/[*?]/g, '');
    const meant = suggest(literal, () => suggestAction(context.catalog, literal));
    return {
      message: `\`${item.value}\` matches no action`,
      ...(meant && { label: `the nearest action is \`${meant}\`` }),
    };
  },
});
