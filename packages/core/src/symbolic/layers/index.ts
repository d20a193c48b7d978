import type { LayerName } from '../../evaluate/policy-layers.ts';
import { boundaryCounts } from './boundary.ts';
import { endpointCounts } from './endpoint.ts';
import { identityCounts } from './identity.ts';
import type { LayerRule } from './layer-rule.ts';
import { rcpCounts } from './rcp.ts';
import { resourceCounts } from './resource.ts';
import { scpCounts } from './scp.ts';
import { sessionCounts } from './session.ts';

/** For which requests each layer counts. */
export const LAYER_RULES: Readonly<Record<LayerName, LayerRule>> = {
  scp: scpCounts,
  rcp: rcpCounts,
  endpoint: endpointCounts,
  resource: resourceCounts,
  identity: identityCounts,
  boundary: boundaryCounts,
  session: sessionCounts,
};
