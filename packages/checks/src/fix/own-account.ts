import { hasOpaque, type NewValue, type PolicyInContext } from '@leastwise/core';
import type { CheckContext } from '../check.ts';
import { resourceArnOf } from '../exposure/analysis/resource-arn.ts';

/** The account that a resource policy is for, to be written into it; undefined where nothing says which. */
export function ownAccount(subject: PolicyInContext, { source }: CheckContext): NewValue | undefined {
  if (source.format !== 'policy') return { type: 'account' };
  const account = resourceArnOf(subject)?.split(':')[4];
  return account && /^\d{12}$/.test(account) && !hasOpaque(account) ? account : undefined;
}
