import { hasOpaque, type PolicyInContext } from '@leastwise/core';
import type { CheckContext } from '../check.ts';
import { isAwsAccount } from './aws-accounts.ts';
import { accountOf, isWholeAccount } from './principal-account.ts';

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

/** The account that a policy is in, where the ARN of its resource or owner says so, or the policy itself. */
function ownAccountOf(subject: PolicyInContext): string | undefined {
  const said = [subject.resourceArn, subject.owner?.arn].map((arn) => arn?.split(':')[4]).find(isAccountId);
  return said ?? (subject.kind === 'resource' ? accountOfDocument(subject) : undefined);
}

const ofDocuments = new WeakMap<PolicyInContext, { readonly account: string | undefined }>();

/**
 * The account that a resource policy gives away by itself: the one of all the resources it names or, for a key,
 * the only one that may do everything with it as a whole, as AWS has key policies begin.
 */
function accountOfDocument(subject: PolicyInContext): string | undefined {
  let known = ofDocuments.get(subject);
  if (!known) {
    const accounts = new Set<string>();
    const administrators = new Set<string>();
    for (const { effect, principal, action, resource } of subject.policy.statements) {
      for (const { value } of resource?.values ?? []) {
        const account = value.split(':')[4];
        if (isAccountId(account)) accounts.add(account);
      }
      if (effect !== 'Allow' || !action?.values.some(({ value }) => value.toLowerCase() === 'kms:*'))
        continue;
      for (const { value } of principal?.entries ?? []) {
        const account = isWholeAccount(value) ? accountOf(value) : undefined;
        if (account !== undefined) administrators.add(account);
      }
    }
    const candidates = accounts.size > 0 ? accounts : administrators;
    known = { account: candidates.size === 1 ? [...candidates][0] : undefined };
    ofDocuments.set(subject, known);
  }
  return known.account;
}

function isAccountId(text: string | undefined): text is string {
  return text !== undefined && /^\d{12}$/.test(text);
}

/** Whether an unresolved text is the id of the account that the template is deployed to. */
function isOwnAccountId(text: string): boolean {
  return (
    /^(\$\{)?AWS::AccountId\}?$/.test(text) ||
    /^(\$\{)?data\.aws_caller_identity\..*account_id\}?$/.test(text)
  );
}
