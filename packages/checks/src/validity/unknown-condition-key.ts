import { suggestConditionKey } from '@leastwise/core';
import { classifyKey } from '../condition/classify-key.ts';
import { defineConditionCheck } from '../condition/define-condition-check.ts';
import { renameKey } from '../fix/replace-text.ts';

/** Global keys that AWS no longer supports, in lower case, with what took their place. */
const SUPERSEDED: Readonly<Record<string, string>> = { 'aws:arn': 'aws:PrincipalArn' };

export const check = defineConditionCheck({
  id: 'unknown-condition-key',
  title: 'A condition key that does not exist',
  severity: 'error',
  aliases: [
    'INVALID_GLOBAL_CONDITION_KEY',
    'INVALID_SERVICE_CONDITION_KEY',
    'UNSUPPORTED_GLOBAL_CONDITION_KEY',
    'DEPRECATED_GLOBAL_CONDITION_KEY',
  ],
  why: 'no request ever has the key: the condition is always false, or with a negated operator always true',
  fix: 'write the name of a key that exists',
  fixEffects: ['changes-behaviour'],
  look({ key }, context, _statement, _subject, suggest) {
    const found = classifyKey(key.value, context.catalog);
    if (found.class !== 'unknown' && found.class !== 'unknown-global' && found.class !== 'unknown-prefix')
      return;
    const meant =
      SUPERSEDED[key.value.toLowerCase()] ??
      suggest(key.value, () => suggestConditionKey(context.catalog, key.value));
    const what =
      found.class === 'unknown-global'
        ? 'a global condition key'
        : found.class === 'unknown'
          ? 'a condition key of its service'
          : 'a condition key: no service has that prefix';
    return {
      at: key.range,
      message: `\`${key.value}\` is not ${what}`,
      ...(meant && {
        label: `did you mean \`${meant}\`?`,
        fix: `replace with \`${meant}\``,
        fixes: [renameKey(key, meant)],
      }),
    };
  },
});
