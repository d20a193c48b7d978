import { hasOpaque, type Statement } from '@leastwise/core';

/** Services that write below `AWSLogs/` and the id of the account on whose behalf they do, in lower case. */
const WRITERS = /^(delivery\.logs|cloudtrail|config|logdelivery\.elasticloadbalancing)\./;

/**
 * Whether a statement lets a service write objects of one account only: the service puts the account on whose
 * behalf it writes into the name of the object, after `AWSLogs/`.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-V2-S3.html
 */
export function writesForOneAccount(service: string, { resource }: Statement): boolean {
  if (!WRITERS.test(service) || !resource || resource.negated || resource.values.length === 0) return false;
  return resource.values.every(({ value }) => {
    const [, account] = /^arn:[^:]*:s3:::[^*?]*\/AWSLogs\/([^/]+)\//.exec(value) ?? [];
    return (
      account !== undefined && (/^\d{12}$/.test(account) || (account.length === 1 && hasOpaque(account)))
    );
  });
}
