import type { ServiceSemantics } from './service-semantics.ts';

/**
 * AWS IAM. A role's trust policy says who may assume the role and nothing about who may manage or pass it;
 * no other IAM resource has a policy of its own, so only identity policies count, and only within the account.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html
 */
export const IAM: ServiceSemantics = {
  prefix: 'iam',
  resourcePolicy: () => 'ignored',
};
