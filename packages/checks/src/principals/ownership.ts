import { hasOpaque, type PolicyInContext } from '@leastwise/core';
import type { CheckContext } from '../check.ts';
import { isAwsAccount } from './aws-accounts.ts';

/**
 * Whose an account is, as far as it is known: the one that owns the policy, one that the team trusts, one of
 * AWS, somebody else's, or not known before deployment.
 */
export type Ownership = 'own' | 'trusted' | 'aws' | 'foreign' | 'unknown';

/** Whose an account is, seen from a policy. The account may be an opaque letter. */
export function ownershipOf(account: string, subject: PolicyInContext, context: CheckContext): Ownership {
  if (hasOpaque(account)) return isOwnAccountId(context.show(account)) ? 'own' : 'unknown';
  if (account === ownAccountOf(subject)) return 'own';
  if (isAwsAccount(account)) return 'aws';
  return context.options.trustedAccounts.includes(account) ? 'trusted' : 'foreign';
}

/** Whether the team has said which accounts it trusts, so that any other is one it does not. */
export function hasTrustList({ options }: CheckContext): boolean {
  return options.trustedAccounts.length > 0;
}

/** The account that a policy is in, where the ARN of its resource or owner says so. */
function ownAccountOf({ resourceArn, owner }: PolicyInContext): string | undefined {
  return [resourceArn, owner?.arn].map((arn) => arn?.split(':')[4]).find((id) => id && /^\d{12}$/.test(id));
}

/** Whether an unresolved text is the id of the account that the template is deployed to. */
function isOwnAccountId(text: string): boolean {
  return (
    /^(\$\{)?AWS::AccountId\}?$/.test(text) ||
    /^(\$\{)?data\.aws_caller_identity\..*account_id\}?$/.test(text)
  );
}
