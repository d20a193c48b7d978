import {
  type Condition,
  type ConditionValue,
  hasOpaque,
  operatorNamed,
  type PolicyInContext,
  type Statement,
} from '@leastwise/core';
import type { CheckContext } from '../../check.ts';

/** Callers that a Deny spares, by their ARN or by a tag of theirs. */
export interface Exemption {
  readonly statement: Statement;
  readonly value: ConditionValue;
  /** The condition key as written. */
  readonly key: string;
  /** The same for the same callers, in whatever guardrail they are spared. */
  readonly name: string;
  /** The pattern of their ARNs, where that spares them. */
  readonly arn?: string;
  /** The tag that they have, where that does. */
  readonly tag?: { readonly key: string; readonly value: string };
}

/** The callers that the Denies of a guardrail spare. */
export function exemptionsIn({ policy }: PolicyInContext): readonly Exemption[] {
  return policy.statements
    .filter(({ effect }) => effect === 'Deny')
    .flatMap((statement) => statement.conditions.flatMap((condition) => exemptionsOf(statement, condition)));
}

/** Whether a guardrail spares certain callers, by `Exemption.name`. */
export function spares(guardrail: PolicyInContext, name: string): boolean {
  return exemptionsIn(guardrail).some((exemption) => exemption.name === name);
}

/** Who is spared, as the beginning of a sentence. */
export function whoIs({ value, tag }: Exemption, context: CheckContext): string {
  const text = context.show(value.value);
  return tag ? `whoever has the tag \`${tag.key}\` with \`${text}\`` : `whoever is \`${text}\``;
}

function exemptionsOf(
  statement: Statement,
  { baseOperator = '', key, values }: Condition,
): readonly Exemption[] {
  const operator = operatorNamed(baseOperator);
  if (!operator?.negated || (operator.family !== 'string' && operator.family !== 'arn')) return [];
  const folded = key.value.toLowerCase();
  const of = (value: ConditionValue) => ({
    statement,
    value,
    key: key.value,
    name: `${folded} ${value.value}`,
  });
  if (folded === 'aws:principalarn') return values.map((value) => ({ ...of(value), arn: value.value }));
  const [, tag] = /^aws:principaltag\/(.+)$/i.exec(key.value) ?? [];
  if (tag === undefined) return [];
  const plain = values.find(({ value }) => !hasOpaque(value) && !value.includes('${'));
  return plain ? [{ ...of(plain), tag: { key: tag, value: plain.value } }] : [];
}
