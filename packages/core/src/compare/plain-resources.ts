/** The account of the resources in requests that are made up. */
export const OWN_ACCOUNT = '111122223333';

const REGIONS = ['us-east-1', 'eu-west-1', 'ap-southeast-2', 'eu-central-1', 'us-west-2'];
const NAMES = ['a', 'example', 'a/a', ''];
const WILDCARD = /[*?]/;

/** ARNs as people know them that may be of a pattern, plainest first; none for what is no pattern of an ARN. */
export function plainResourcesOf(pattern: string): readonly string[] {
  const [arn, partition = '', service, region = '', account = '', ...rest] = pattern.split(':');
  if (arn !== 'arn' || service === undefined || rest.length === 0) return [];
  const start = `arn:${WILDCARD.test(partition) ? 'aws' : partition}:${service}`;
  const owner = WILDCARD.test(account) ? OWN_ACCOUNT : account;
  const resource = rest.join(':');
  return (WILDCARD.test(region) ? REGIONS : [region]).flatMap((place) =>
    (WILDCARD.test(resource) ? NAMES : ['']).map(
      (name) => `${start}:${place}:${owner}:${resource.replaceAll('?', 'a').replace(/\*+/g, () => name)}`,
    ),
  );
}
