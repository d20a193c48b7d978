import { defineActionCheck } from '../action/define-action-check.ts';

export const check = defineActionCheck('undocumented', {
  id: 'undocumented-action',
  title: 'An action that AWS does not document, or not any more',
  severity: 'warning',
  aliases: ['INVALID_ACTION', 'INVALID_SERVICE_IN_ACTION'],
  why: 'most such actions belong to services that AWS has retired; what they grant nobody can look up',
  fix: 'remove it unless something you run still needs it',
  describe(item) {
    return {
      message: `\`${item.value}\` is retired or internal: AWS uses it in its own policies but does not document it`,
    };
  },
});
