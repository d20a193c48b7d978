import type { Action, PolicyInContext, Statement } from '@leastwise/core';
import type { CheckContext } from '../../check.ts';
import { belongsToAdministrator } from './administrator.ts';
import { wholeServicesOf } from './whole-services.ts';

/**
 * Whether a wider finding says all that there is to say of a statement: it belongs to an administrator, or
 * it is written with `NotAction` or `NotResource`, which have checks of their own.
 */
export function isSpokenFor(subject: PolicyInContext, statement: Statement, context: CheckContext): boolean {
  return (
    statement.effect !== 'Allow' ||
    statement.action?.negated === true ||
    statement.resource?.negated === true ||
    belongsToAdministrator(subject, context)
  );
}

/** Actions but those of services that are reported whole, and those of IAM, which are ways to more rights. */
export function notInWholeServices(
  actions: readonly Action[],
  subject: PolicyInContext,
  context: CheckContext,
): readonly Action[] {
  const whole = new Set(wholeServicesOf(subject, context).map(({ service }) => service));
  return whole.size === 0 ? actions : actions.filter(({ service }) => !whole.has(service));
}
