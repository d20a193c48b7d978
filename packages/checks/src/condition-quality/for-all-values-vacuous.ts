import { actionsAlwaysWith, isCallerControlled, operatorNamed } from '@leastwise/core';
import { knownKey } from '../condition/classify-key.ts';
import { defineQualityCheck } from './analysis/define-quality-check.ts';
import { passesWithoutKey } from './analysis/passes-without-key.ts';

/** Requests for these actions are never without the key, or the key means nothing to them. */
const WITHOUT_KEY_IS_NO_GAP: Readonly<Record<string, RegExp>> = {
  // A table is described as a whole.
  'dynamodb:leadingkeys': /^dynamodb:(?:Describe|List)/,
  // Every message has recipients.
  'ses:recipients': /^ses:Send/,
};

export const check = defineQualityCheck({
  id: 'for-all-values-vacuous',
  title: 'ForAllValues that a request without the key passes',
  severity: 'medium',
  why: 'of no values at all, all are among those listed: the condition limits only requests that carry the key',
  fix: 'add `"Null": {"<key>": "false"}` beside it, or use `ForAnyValue` where one value is enough',
  look(condition, context, statement, subject) {
    if (statement.effect !== 'Allow' || condition.qualifier !== 'ForAllValues') return undefined;
    const key = knownKey(condition.key.value, context.catalog);
    // Keys with one value have a check of their own; keys that say what is asked for may be left out on purpose.
    if (!key?.multiValued || isCallerControlled(condition.key.value)) return undefined;
    // A required parameter of one action: that the other actions of the statement pass is plain to see.
    if (actionsAlwaysWith(condition.key.value).length === 1) return undefined;
    if (operatorNamed(condition.baseOperator ?? '')?.negated) return undefined;
    // Another check says that such a condition limits nothing.
    if (condition.baseOperator === 'StringLike' && condition.values.some(({ value }) => value === '*'))
      return undefined;
    const noGap = WITHOUT_KEY_IS_NO_GAP[condition.key.value.toLowerCase()];
    const witness = passesWithoutKey(
      subject,
      statement,
      condition.key.value,
      context,
      (id) => !noGap?.test(id),
    );
    if (!witness) return undefined;
    return {
      at: condition.operator.range,
      witness,
      message: `a request without \`${condition.key.value}\` passes: \`${condition.operator.value}\` holds for no values`,
      fix: `add \`"Null": {"${condition.key.value}": "false"}\` beside it`,
    };
  },
});
