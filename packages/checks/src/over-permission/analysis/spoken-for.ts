import type { Action, PolicyInContext, Statement } from '@leastwise/core';
import type { CheckContext } from '../../check.ts';
import { belongsToAdministrator } from './administrator.ts';
import { isPrescribed } from './prescribed.ts';
import { wholeServicesOf } from './whole-services.ts';

/**
 * Whether a wider finding says all that there is to say of a statement: it belongs to an administrator or to
 * devices, or it is written with `NotAction` or `NotResource`; each has a check of its own. Or AWS asks for it.
 */
export function isSpokenFor(subject: PolicyInContext, statement: Statement, context: CheckContext): boolean {
  return (
    statement.effect !== 'Allow' ||
    statement.action?.negated === true ||
    statement.resource?.negated === true ||
    isForDevices(subject) ||
    isPrescribed(subject, statement, context) ||
    belongsToAdministrator(subject, context)
  );
}

/** Whether a policy is for devices that connect to AWS IoT rather than for principals of IAM. */
export function isForDevices({ owner }: PolicyInContext): boolean {
  return owner?.type === 'AWS::IoT::Policy';
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
