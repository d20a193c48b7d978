import { type Finding, hasPrincipal, type Witness } from '@leastwise/core';

/** A witness in one line: ``iam:PassRole on arn:..., with iam:PassedToService ec2.amazonaws.com: allowed``. */
export function witnessLine(witness: Witness, policy: Finding['policy']): string {
  const { action, resource, principal, resourceAccount, context = {}, decision } = witness;
  // Who asks says something only where the policy decides on it.
  const who = policy && hasPrincipal(policy.kind) ? ` by ${principal === '*' ? 'anyone' : principal}` : '';
  const where = resource === '*' ? '' : ` on ${resource}`;
  const account = resourceAccount === undefined ? '' : ` of account ${resourceAccount}`;
  const keys = Object.entries(context).map(
    ([key, value]) => `${key} ${typeof value === 'string' ? value : `[${value.join(', ')}]`}`,
  );
  const circumstances = keys.length === 0 ? '' : `, with ${keys.join(', ')}`;
  return `${action}${who}${where}${account}${circumstances}: ${DECISIONS[decision]}`;
}

const DECISIONS: Record<Witness['decision'], string> = {
  allowed: 'allowed',
  'explicitly-denied': 'explicitly denied',
  'implicitly-denied': 'implicitly denied',
};
