import { PARTITIONS } from '../arn/arn-values.ts';

/** The unique id that AWS puts in the place of a principal that was deleted: of a user or of a role. */
export function deletedPrincipal(value: string): 'user' | 'role' | undefined {
  const [, kind] = /^A(IDA|ROA)[A-Z0-9]{12,}$/.exec(value) ?? [];
  return kind === 'IDA' ? 'user' : kind === 'ROA' ? 'role' : undefined;
}

/**
 * What is wrong with a principal of type AWS; undefined when nothing is.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function awsPrincipalProblem(value: string): string | undefined {
  if (value === '*' || /^\d{12}$/.test(value) || deletedPrincipal(value)) return undefined;
  if (value === '') return 'is empty';
  if (!value.startsWith('arn:')) {
    if (/^[\d-]+$/.test(value)) return 'is not the id of an account, which has twelve digits';
    return 'is neither an ARN, nor the id of an account, nor `*`';
  }
  const [, partition, service, region, account, ...rest] = value.split(':');
  const resource = rest.join(':');
  if (!PARTITIONS.includes(partition!)) return `has no partition of AWS (\`${partition}\`)`;
  if (service !== 'iam' && service !== 'sts')
    return 'is not the ARN of a principal: those are of IAM and STS';
  if (region !== '') return 'names a region, which the ARNs of principals do not have';
  if (account === 'cloudfront' || account === 'aws') return undefined;
  if (!/^\d{12}$/.test(account ?? '')) return 'does not name an account by its twelve digits';
  if (service === 'sts') {
    return /^(assumed-role\/[^/]+\/[^/]+|federated-user\/.+|self)$/.test(resource)
      ? undefined
      : 'is not the ARN of a role session or federated user';
  }
  if (resource.startsWith('group/')) return 'is a group, and groups cannot be principals';
  return /^(root|(user|role)\/.+)$/.test(resource)
    ? undefined
    : 'is not the ARN of a user, a role or an account';
}
