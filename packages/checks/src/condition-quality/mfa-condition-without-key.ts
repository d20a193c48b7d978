import { parseBool } from '@leastwise/core';
import { denyingLike } from '../questions/no-deny.ts';
import { defineQualityCheck } from './analysis/define-quality-check.ts';
import { passesWithoutKey } from './analysis/passes-without-key.ts';

const KEY = 'aws:multifactorauthpresent';

export const check = defineQualityCheck({
  id: 'mfa-condition-without-key',
  title: 'An MFA condition that access keys get past',
  severity: 'medium',
  why: 'requests signed with long-term access keys do not carry `aws:MultiFactorAuthPresent` at all',
  fix: 'in an Allow use `Bool` with `true`; in a Deny use `BoolIfExists` with `false`',
  look(condition, context, statement, subject) {
    if (condition.key.value.toLowerCase() !== KEY || condition.baseOperator !== 'Bool') return undefined;
    const wanted = condition.values.map(({ value }) => parseBool(value));
    if (statement.effect === 'Allow') {
      if (!condition.ifExists || !wanted.includes(true) || wanted.includes(false)) return undefined;
      const witness = passesWithoutKey(subject, statement, condition.key.value, context);
      if (!witness) return undefined;
      return {
        at: condition.operator.range,
        witness,
        message: 'a request with access keys alone passes this MFA condition',
      };
    }
    if (condition.ifExists || !wanted.includes(false) || wanted.includes(true)) return undefined;
    // What this Deny is about, but for MFA: does another Deny cover requests without the key?
    const rest = statement.conditions.filter((other) => other !== condition);
    const { principal, action, resource } = statement;
    const stand = denyingLike(subject, {
      conditions: rest,
      ...(principal && { principal }),
      ...(action && { action }),
      ...(resource && { resource }),
    });
    const witness = passesWithoutKey(stand, stand.policy.statements[0]!, condition.key.value, context);
    if (!witness) return undefined;
    return {
      at: condition.operator.range,
      message: 'a request with access keys alone is not covered by this MFA Deny',
      label: '`BoolIfExists` covers requests without the key',
    };
  },
});
