import type { LayerName } from '../policy-layers.ts';
import { boundaryRule } from './boundary.ts';
import { endpointRule } from './endpoint.ts';
import { identityRule } from './identity.ts';
import type { LayerRule } from './layer-rule.ts';
import { rcpRule } from './rcp.ts';
import { resourceRule } from './resource.ts';
import { scpRule } from './scp.ts';
import { sessionRule } from './session.ts';

/** Which requests each layer counts for. */
export const LAYER_RULES: Readonly<Record<LayerName, LayerRule>> = {
  scp: scpRule,
  rcp: rcpRule,
  endpoint: endpointRule,
  resource: resourceRule,
  identity: identityRule,
  boundary: boundaryRule,
  session: sessionRule,
};
