import type { LayerRule } from './layer-rule.ts';

/**
 * The resource's policy counts unless the service does not look at one.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html
 */
export const resourceCounts: LayerRule = ({ service: { resourcePolicy } }) =>
  resourcePolicy !== 'ignored' && resourcePolicy !== 'not-needed';
