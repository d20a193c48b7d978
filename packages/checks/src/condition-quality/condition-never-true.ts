import { type Condition, reachOfConditions } from '@leastwise/core';
import { defineCheck } from '../check.ts';
import { VALIDATED_POLICIES } from '../controls.ts';

export const check = defineCheck({
  id: 'condition-never-true',
  title: 'Conditions that no request can meet together',
  category: 'condition-quality',
  severity: 'warning',
  basis: 'proved',
  controls: VALIDATED_POLICIES,
  why: 'the statement applies to no request: an Allow grants nothing, a Deny forbids nothing',
  fix: 'write values that are alternatives into one list, and ask for different things under different keys',
  checkPolicy(subject, context) {
    for (const statement of subject.policy.statements) {
      for (const conditions of byKey(statement.conditions).values()) {
        if (conditions.length < 2 || !reachOfConditions(conditions)?.isEmpty) continue;
        // A condition that no request meets by itself has values that the key never holds: validity checks say so.
        if (conditions.some((condition) => reachOfConditions([condition])?.isEmpty)) continue;
        const last = conditions.at(-1)!;
        const operators = conditions.map(({ operator }) => `\`${operator.value}\``).join(' and ');
        const key = context.show(last.key.value);
        context.report({
          at: last.range,
          policy: subject,
          statement,
          message: `no value of \`${key}\` meets ${operators}`,
          label: 'excludes the other',
          related: conditions
            .slice(0, -1)
            .map(({ range }) => ({ at: range, message: 'cannot be met together with this' })),
          subject: `Condition::${key}`,
        });
      }
    }
  },
});

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
