import { classifyKey } from '../condition/classify-key.ts';
import { defineConditionCheck } from '../condition/define-condition-check.ts';

export const check = defineConditionCheck({
  id: 'invalid-condition-key-format',
  title: 'A condition key without a prefix',
  severity: 'error',
  aliases: ['INVALID_CONDITION_KEY_FORMAT'],
  why: 'AWS rejects the policy: a condition key is written `service:name`, or `aws:name` for a global one',
  fix: 'put the prefix of the service, or `aws`, and a colon before the name',
  look({ key }, context) {
    if (classifyKey(key.value, context.catalog).class !== 'malformed') return undefined;
    const global = context.catalog.conditionKey(`aws:${key.value}`);
    return {
      at: key.range,
      message: `\`${key.value}\` is not of the form \`service:name\``,
      ...(global && { label: `did you mean \`${global.name}\`?` }),
    };
  },
});
