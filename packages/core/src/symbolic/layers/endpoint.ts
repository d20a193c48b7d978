import type { LayerRule } from './layer-rule.ts';

/**
 * The policy of a VPC endpoint counts for every request that passes through the endpoint.
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
 */
export const endpointCounts: LayerRule = () => true;
