/**
 * The account of an AWS principal as policies write it: of an ARN, or the bare account id. It may be an
 * opaque letter. Undefined for `*` and for unique ids (`AIDA...`), which say nothing of their account.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function accountOf(principal: string): string | undefined {
  if (/^\d{12}$/.test(principal)) return principal;
  const [arn, , service, , account] = principal.split(':');
  if (arn !== 'arn' || (service !== 'iam' && service !== 'sts')) return undefined;
  return account || undefined;
}

/** Whether a principal stands for a whole account: its root, or the bare id. */
export function isWholeAccount(principal: string): boolean {
  return /^\d{12}$/.test(principal) || /^arn:[^:]*:iam::[^:]+:root$/.test(principal);
}
