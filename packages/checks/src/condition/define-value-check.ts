import { type Condition, type ConditionValue, type OperatorFamily, operatorNamed } from '@leastwise/core';
import type { Check } from '../check.ts';
import { type ConditionFinding, defineConditionCheck, plainValues } from './define-condition-check.ts';

/** A check of the values under operators of certain families, each value by itself. */
export function defineValueCheck(
  families: readonly OperatorFamily[],
  check: Pick<Check, 'id' | 'title' | 'severity' | 'aliases' | 'why' | 'fix' | 'fixEffects'> & {
    readonly look: (value: ConditionValue, condition: Condition) => Omit<ConditionFinding, 'at'> | undefined;
  },
): Check {
  const { look, ...declared } = check;
  return defineConditionCheck({
    ...declared,
    look(condition) {
      const operator =
        condition.baseOperator === undefined ? undefined : operatorNamed(condition.baseOperator);
      if (!operator || !families.includes(operator.family)) return undefined;
      return plainValues(condition).flatMap((value) => {
        const finding = look(value, condition);
        return finding ? [{ at: value.range, ...finding }] : [];
      });
    },
  });
}
