import { type Condition, hasOpaque, operatorNamed, type PolicyInContext } from '@leastwise/core';
import { type CheckContext, defineCheck } from '../check.ts';
import { cis, wellArchitected } from '../controls.ts';
import { besides, undeniedBy } from './analysis/organization.ts';
import { type Step, stepsToPrincipal, stepsToTag } from './knowledge/steps-to-exemption.ts';

export const check = defineCheck({
  id: 'deny-spares-whom-others-can-become',
  title: 'A Deny that whoever runs IAM in an account can get out of',
  category: 'guardrail',
  severity: 'medium',
  basis: 'proved',
  kinds: ['scp', 'rcp'],
  controls: [...wellArchitected('SEC03-BP05'), ...cis({ '7.0': '2.1.2' })],
  why: 'the guardrail is for those who may do much in an account, and they give themselves the name or the tag that it spares',
  fix: 'deny these actions too, to all but the principals that are spared',
  checkPolicy(subject, context) {
    const told = new Set<string>();
    for (const statement of subject.policy.statements) {
      if (statement.effect !== 'Deny') continue;
      for (const condition of statement.conditions) {
        for (const exemption of exemptionsOf(condition)) {
          const name = nameOf(condition, exemption.value);
          if (told.has(name)) continue;
          const alike = besides(subject, context).filter((other) => spares(other, name));
          // One role or tag that a whole library of guardrails spares is one thing to mend.
          if (alike[0] !== subject) continue;
          const open = exemption.steps.filter((step) => isLeftOpen(step, subject, context));
          if (open.length === 0) continue;
          told.add(name);
          const actions = [...new Set(open.map(({ action }) => `\`${action}\``))];
          context.report({
            at: exemption.value.range,
            policy: subject,
            statement,
            // To take over what exists takes more than to make something new of that name.
            severity: open.some(({ isEasy }) => isEasy) ? 'medium' : 'low',
            message: `${exemption.what(context.show(exemption.value.value))} gets out of this Deny${alike.length > 1 ? ` and of ${alike.length - 1} other guardrails` : ''}, and ${actions.join(', ')} ${actions.length === 1 ? 'is' : 'are'} not denied to others`,
            subject: `Condition::${condition.key.value}::${context.show(exemption.value.value)}`,
          });
        }
      }
    }
  },
});

interface Exemption {
  readonly value: Condition['values'][number];
  /** Who is spared, as the beginning of a sentence. */
  readonly what: (value: string) => string;
  /** Ways for others to become one who is. */
  readonly steps: readonly Step[];
}

/** The principals that a condition of a Deny spares, those that anybody could become. */
function exemptionsOf({ baseOperator = '', key, values }: Condition): readonly Exemption[] {
  const operator = operatorNamed(baseOperator);
  if (!operator?.negated || (operator.family !== 'string' && operator.family !== 'arn')) return [];
  const folded = key.value.toLowerCase();
  if (folded === 'aws:principalarn') {
    return values.map((value) => ({
      value,
      what: (arn) => `whoever is \`${arn}\``,
      steps: stepsToPrincipal(value.value),
    }));
  }
  const [, tag] = /^aws:principaltag\/(.+)$/i.exec(key.value) ?? [];
  if (tag === undefined) return [];
  return values
    .filter(({ value }) => !hasOpaque(value) && !value.includes('${'))
    .slice(0, 1)
    .map((value) => ({
      value,
      what: (text) => `whoever has the tag \`${tag}\` with \`${text}\``,
      steps: stepsToTag(tag, value.value),
    }));
}

/** Whether a guardrail spares the same as another. */
function spares({ policy }: PolicyInContext, name: string): boolean {
  return policy.statements.some(
    ({ effect, conditions }) =>
      effect === 'Deny' &&
      conditions.some((condition) =>
        exemptionsOf(condition).some(({ value }) => nameOf(condition, value) === name),
      ),
  );
}

function nameOf({ key }: Condition, { value }: Exemption['value']): string {
  return `${key.value.toLowerCase()} ${value}`;
}

/** Whether no guardrail that binds here denies a step to those who are not spared. */
function isLeftOpen(
  { action, resource, keys }: Step,
  subject: PolicyInContext,
  context: CheckContext,
): boolean {
  // Who acts in an account is bound by its SCPs, whatever kind of guardrail spares them.
  const scps = context.guardrails.filter(({ kind }) => kind === 'scp');
  const binding = subject.kind === 'scp' ? besides(subject, context) : scps;
  const stand = undeniedBy({ ...subject, kind: 'scp' }, binding);
  const answer = context.engine.access(stand).ask({
    actions: [action],
    ...(resource !== undefined && { resources: [resource] }),
    context: keys,
    circumstances: 'adverse',
  });
  return answer.possible === 'yes';
}
