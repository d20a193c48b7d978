import { type Condition, operatorNamed, reachOfConditions } from '@leastwise/core';
import { defineCheck } from '../check.ts';
import { VALIDATED_POLICIES } from '../controls.ts';

export const check = defineCheck({
  id: 'condition-never-true',
  title: 'Conditions that no request can meet together',
  category: 'condition-quality',
  severity: 'warning',
  aliases: ['REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION'],
  basis: 'proved',
  controls: VALIDATED_POLICIES,
  why: 'the statement applies to no request: an Allow grants nothing, a Deny forbids nothing',
  fix: 'write values that are alternatives into one list, and ask for different things under different keys',
  checkPolicy(subject, context) {
    for (const statement of subject.policy.statements) {
      for (const conditions of byKey(statement.conditions).values()) {
        if (!reachOfConditions(conditions)?.isEmpty) continue;
        const alone = conditions.filter((condition) => reachOfConditions([condition])?.isEmpty);
        // A condition that no request meets by itself has values that the key never holds, which validity checks
        // say, or denies them all with a wildcard.
        if (conditions.length > 1 ? alone.length > 0 : !excludesAll(conditions[0]!)) continue;
        const last = conditions.at(-1)!;
        const operators = conditions.map(({ operator }) => `\`${operator.value}\``).join(' and ');
        const key = context.show(last.key.value);
        context.report({
          at: last.range,
          policy: subject,
          statement,
          message: `no value of \`${key}\` meets ${operators}`,
          label: conditions.length > 1 ? 'excludes the other' : 'never true',
          related: conditions
            .slice(0, -1)
            .map(({ range }) => ({ at: range, message: 'cannot be met together with this' })),
          subject: `Condition::${key}`,
        });
      }
    }
  },
});

/** Whether a negated condition rules out every value with a `*`. */
function excludesAll({ baseOperator = '', values }: Condition): boolean {
  return operatorNamed(baseOperator)?.negated === true && values.some(({ value }) => /^\*+$/.test(value));
}

function byKey(conditions: readonly Condition[]): ReadonlyMap<string, readonly Condition[]> {
  const groups = new Map<string, Condition[]>();
  for (const condition of conditions) {
    const key = condition.key.value.toLowerCase();
    const group = groups.get(key);
    if (group) group.push(condition);
    else groups.set(key, [condition]);
  }
  return groups;
}
