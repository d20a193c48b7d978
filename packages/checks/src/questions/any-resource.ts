import type { PolicyInContext } from '@leastwise/core';
import type { CheckContext } from '../check.ts';

/**
 * An ARN of a resource type, with a name that the policy does not mention, in the account that it is about. Policies of
 * AWS itself, `arn:aws:iam::aws:policy/*`, are what anybody may attach and nobody change, and say nothing of the account.
 * @param type `service:type`, such as `iam:role`
 */
export function anyResource(type: string, subject: PolicyInContext, { engine }: CheckContext): string {
  const arn = engine.arbitraryResource(type, subject);
  return arn.replace(/^(arn:[^:]*:iam::)aws:/, (_, start: string) => `${start}${accountOf(subject)}:`);
}

/** The account of the first resource of IAM that is in one. */
function accountOf({ policy, owner }: PolicyInContext): string {
  const allowed = policy.statements.filter(({ effect }) => effect === 'Allow');
  const arns = allowed.flatMap(({ resource }) => resource?.values.map(({ value }) => value) ?? []);
  for (const arn of [owner?.arn ?? '', ...arns]) {
    const account = /^arn:[^:]*:iam::([^:*?]+):/.exec(arn)?.[1];
    if (account !== undefined && account !== 'aws') return account;
  }
  return EXAMPLE_ACCOUNT;
}

const EXAMPLE_ACCOUNT = '111122223333';
