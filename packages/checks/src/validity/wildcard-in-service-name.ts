import { defineActionCheck } from '../action/define-action-check.ts';

export const check = defineActionCheck('wildcard-service', {
  id: 'wildcard-in-service-name',
  title: 'A wildcard in a service prefix',
  severity: 'suggestion',
  aliases: ['WILDCARD_IN_SERVICE_NAME'],
  why: 'it takes in every service whose prefix happens to match, those that AWS adds tomorrow included',
  fix: 'name the services',
  describe(item, context, statement) {
    // A guardrail that forbids more than it lists is on the safe side.
    if (statement.effect === 'Deny' && !statement.action?.negated) return undefined;
    const services = new Set(context.catalog.actionsMatching(item.value).map(({ service }) => service));
    return {
      message: `\`${item.value}\` has a wildcard in the service prefix`,
      label: `${services.size} service${services.size === 1 ? '' : 's'} today`,
    };
  },
});
