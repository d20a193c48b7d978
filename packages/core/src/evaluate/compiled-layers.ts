import { type Compiled, compileLayer, compileLevels } from './layer.ts';
import type { LayerName, PolicyLayers } from './policy-layers.ts';

/** The layers of a decision, compiled. Layers of one level are lists of at most one. */
export type CompiledLayers = Readonly<Record<LayerName, readonly Compiled[]>>;

/** Compiles all layers. */
export function compileLayers(policies: PolicyLayers): CompiledLayers {
  return {
    scp: compileLevels(policies.scps),
    rcp: compileLevels(policies.rcps),
    endpoint: oneLevel(compileLayer(policies.endpoint)),
    resource: oneLevel(compileLayer(policies.resource)),
    identity: oneLevel(compileLayer(policies.identity)),
    boundary: oneLevel(compileLayer(policies.boundary)),
    session: oneLevel(compileLayer(policies.session)),
  };
}

function oneLevel(layer: Compiled | undefined): readonly Compiled[] {
  return layer === undefined ? [] : [layer];
}
