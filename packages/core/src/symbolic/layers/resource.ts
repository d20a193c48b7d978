import type { LayerRule } from './layer-rule.ts';

/**
 * The resource's policy counts unless the service does not look at one, or does not let it lock its account out.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html
 */
export const resourceCounts: LayerRule = ({ kind, isSameAccount, service }) =>
  service.resourcePolicy !== 'ignored' &&
  service.resourcePolicy !== 'not-needed' &&
  !(kind === 'root' && isSameAccount && service.sparesRoot);
