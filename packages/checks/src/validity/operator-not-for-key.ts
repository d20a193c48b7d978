import { operatorNamed } from '@leastwise/core';
import { knownKey } from '../condition/classify-key.ts';
import { defineConditionCheck } from '../condition/define-condition-check.ts';
import { operatorFitsKey, usualOperator } from '../condition/operator-fits-key.ts';

export const check = defineConditionCheck({
  id: 'operator-not-for-key',
  title: 'An operator of another type than its key',
  severity: 'warning',
  aliases: [
    'TYPE_MISMATCH',
    'TYPE_MISMATCH_BOOLEAN',
    'TYPE_MISMATCH_DATE',
    'TYPE_MISMATCH_IP_RANGE',
    'TYPE_MISMATCH_NUMBER',
    'TYPE_MISMATCH_STRING',
  ],
  why: 'the comparison is made on another type than the value has, and may never match or match by accident',
  fix: 'use an operator of the type of the key',
  look({ baseOperator, key, operator }, context) {
    const declared = baseOperator === undefined ? undefined : operatorNamed(baseOperator);
    const known = knownKey(key.value, context.catalog);
    if (!declared || !known || operatorFitsKey(declared.family, known)) return undefined;
    return {
      at: operator.range,
      message: `\`${operator.value}\` does not fit \`${key.value}\`, which is of type ${known.type}`,
      label: `${known.type} keys take \`${usualOperator(known.type)}\` and its kin`,
    };
  },
});
