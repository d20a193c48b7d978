import { defineActionCheck } from '../action/define-action-check.ts';

export const check = defineActionCheck('without-service', {
  id: 'action-without-service',
  title: 'An action without a service prefix',
  severity: 'error',
  aliases: ['INVALID_ACTION'],
  why: 'AWS rejects the policy: an action is written `service:Name`',
  fix: 'put the prefix of the service and a colon before the name',
  describe(item) {
    return { message: `\`${item.value}\` has no service prefix` };
  },
});
