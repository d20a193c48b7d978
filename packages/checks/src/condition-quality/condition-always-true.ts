import {
  type Condition,
  operatorNamed,
  parseAddressRange,
  parseBool,
  parseDate,
  parseNumber,
  reachOfConditions,
} from '@leastwise/core';
import { defineQualityCheck } from './analysis/define-quality-check.ts';

/** Keys that every request holds. */
const ALWAYS_PRESENT: ReadonlySet<string> = new Set([
  'aws:currenttime',
  'aws:epochtime',
  'aws:securetransport',
]);

export const check = defineQualityCheck({
  id: 'condition-always-true',
  title: 'A condition that every request meets',
  severity: 'warning',
  aliases: ['REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION'],
  why: 'the condition looks like a limit and is none',
  fix: 'remove the condition, or ask for what was meant',
  look(condition, context) {
    if (!holdsForAll(condition)) return undefined;
    return {
      at: condition.range,
      message: `every request meets \`${condition.operator.value}\` on \`${context.show(condition.key.value)}\``,
      label: 'always true',
    };
  },
});

function holdsForAll(condition: Condition): boolean {
  if (!mayHoldForAll(condition)) return false;
  const reach = reachOfConditions([condition]);
  // Values that say nothing to the operator are reported by validity checks.
  if (!reach || !condition.values.every(({ value }) => isReadable(value, condition))) return false;
  const key = condition.key.value.toLowerCase();
  if (reach.isEverything || ((reach.isEveryValue || isEitherBoolean(condition)) && ALWAYS_PRESENT.has(key)))
    return true;
  return key === 'aws:sourceip' && condition.baseOperator === 'IpAddress' && coversAllAddresses(condition);
}

/** The cheap first look: text holds for all only where a value is nothing but a star. */
function mayHoldForAll({ baseOperator = '', values }: Condition): boolean {
  const operator = operatorNamed(baseOperator);
  if (operator?.family !== 'string' && operator?.family !== 'arn') return operator !== undefined;
  return !operator.negated && values.some(({ value }) => /^\*+$/.test(value));
}

/** Whether an operator can read a value at all: an address, a number, a date. */
function isReadable(value: string, { baseOperator = '' }: Condition): boolean {
  switch (operatorNamed(baseOperator)?.family) {
    case 'ip':
      return parseAddressRange(value) !== undefined;
    case 'numeric':
      return parseNumber(value) !== undefined;
    case 'date':
      return parseDate(value) !== undefined;
    case 'bool':
    case 'null':
      return parseBool(value) !== undefined;
    default:
      return true;
  }
}

function isEitherBoolean({ baseOperator, values }: Condition): boolean {
  const booleans = new Set(values.map(({ value }) => parseBool(value)));
  return baseOperator === 'Bool' && booleans.has(true) && booleans.has(false);
}

/** Whether every address of one version is listed; requests come from both, and those of the other have no rule here. */
function coversAllAddresses({ values }: Condition): boolean {
  return values.some(({ value }) => {
    const range = parseAddressRange(value);
    return range?.first === 0n && range.last === 2n ** (range.version === 4 ? 32n : 128n) - 1n;
  });
}
