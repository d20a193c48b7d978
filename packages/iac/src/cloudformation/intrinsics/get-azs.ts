import type { Intrinsic } from './intrinsic.ts';

/**
 * `Fn::GetAZs`: the availability zones of a region.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-getavailabilityzones.html
 */
export const getAzs: Intrinsic = ({ node, resolver }) =>
  resolver.unresolved(node, 'only deployment knows the availability zones');
