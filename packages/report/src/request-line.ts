import type { Request } from '@leastwise/core';

/**
 * A request in one line: ``iam:PassRole on arn:..., with iam:PassedToService ec2.amazonaws.com``.
 * @param showsCaller whether to say who asks, which says something only where a policy decides on it
 */
export function requestLine(request: Request, showsCaller: boolean): string {
  const { action, resource, principal, resourceAccount, context = {} } = request;
  const who = showsCaller ? ` by ${principal === '*' ? 'anyone' : principal}` : '';
  const where = resource === '*' ? '' : ` on ${resource}`;
  const account = showsCaller && resourceAccount !== undefined ? ` of account ${resourceAccount}` : '';
  const keys = Object.entries(context).map(
    ([key, value]) => `${key} ${typeof value === 'string' ? value : `[${value.join(', ')}]`}`,
  );
  const circumstances = keys.length === 0 ? '' : `, with ${keys.join(', ')}`;
  return `${action}${who}${where}${account}${circumstances}`;
}
