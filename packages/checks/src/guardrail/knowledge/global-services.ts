/**
 * Services with one endpoint for the whole world, whose requests count as made in one region, by an action that
 * stands for each. Without the essential ones people cannot work in the account at all.
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html#example-scp-deny-region
 */
export interface GlobalService {
  readonly prefix: string;
  readonly probe: string;
  readonly region: string;
  readonly essential: boolean;
}

function service(prefix: string, probe: string, essential = false, region = 'us-east-1'): GlobalService {
  return { prefix, probe: `${prefix}:${probe}`, region, essential };
}

export const GLOBAL_SERVICES: readonly GlobalService[] = [
  service('iam', 'GetRole', true),
  service('organizations', 'DescribeOrganization', true),
  service('support', 'DescribeCases', true),
  service('account', 'GetContactInformation'),
  service('budgets', 'ViewBudget'),
  service('ce', 'GetCostAndUsage'),
  service('cloudfront', 'GetDistribution'),
  service('globalaccelerator', 'DescribeAccelerator', false, 'us-west-2'),
  service('health', 'DescribeEvents'),
  service('route53', 'GetHostedZone'),
  service('route53domains', 'ListDomains'),
  service('shield', 'DescribeSubscription'),
  service('waf', 'GetWebACL'),
];
