import { classifyKey } from '../condition/classify-key.ts';
import { defineConditionCheck } from '../condition/define-condition-check.ts';

export const check = defineConditionCheck({
  id: 'missing-tag-key',
  title: 'A condition key that lacks its part after the slash',
  severity: 'error',
  aliases: ['MISSING_TAG_KEY_IN_CONDITION'],
  why: 'no request has the key without the name of a tag, so the condition does not do what it says',
  fix: 'add a slash and the name of the tag',
  look({ key }, context) {
    if (classifyKey(key.value, context.catalog).class !== 'incomplete') return undefined;
    const bare = key.value.replace(/\/$/, '');
    return {
      at: key.range,
      message: `\`${key.value}\` does not say which tag or element it means`,
      label: `such as \`${bare}/team\``,
    };
  },
});
