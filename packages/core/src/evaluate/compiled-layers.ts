import { type Compiled, compileLayer, compileLevels } from './layer.ts';
import { LAYER_RULES } from './layers/index.ts';
import type { LayerRule } from './layers/layer-rule.ts';
import { LAYERS, type LayerName, type PolicyLayers } from './policy-layers.ts';
import type { ResolvedRequest } from './resolved-request.ts';

/** A layer that exists, compiled. */
export interface CompiledLayer {
  readonly name: LayerName;
  /** One level, but for service and resource control policies. */
  readonly levels: readonly Compiled[];
  /** Which requests it counts for. */
  readonly rule: LayerRule;
}

/** The layers of a decision, compiled; those that do not exist are left out. */
export interface CompiledLayers extends Readonly<Partial<Record<LayerName, CompiledLayer>>> {
  /** All that exist, in the order in which decisions are explained. */
  readonly all: readonly CompiledLayer[];
  /** Those that may deny an action, given in lower case: the others need no look. */
  denying(action: string): readonly CompiledLayer[];
}

/** Compiles all layers. */
export function compileLayers(policies: PolicyLayers): CompiledLayers {
  const levels: Readonly<Record<LayerName, readonly Compiled[]>> = {
    scp: compileLevels(policies.scps),
    rcp: compileLevels(policies.rcps),
    endpoint: oneLevel(compileLayer(policies.endpoint)),
    resource: oneLevel(compileLayer(policies.resource)),
    identity: oneLevel(compileLayer(policies.identity)),
    boundary: oneLevel(compileLayer(policies.boundary)),
    session: oneLevel(compileLayer(policies.session)),
  };
  const all = LAYERS.filter((name) => levels[name].length > 0).map((name) => ({
    name,
    levels: levels[name],
    rule: LAYER_RULES[name],
  }));
  const byAction = new Map<string, readonly CompiledLayer[]>();
  return {
    ...Object.fromEntries(all.map((layer) => [layer.name, layer])),
    all,
    denying(action) {
      let layers = byAction.get(action);
      if (!layers) {
        layers = all.filter((layer) => layer.levels.some((level) => mayDeny(level, action)));
        if (byAction.size >= 10_000) byAction.clear();
        byAction.set(action, layers);
      }
      return layers;
    },
  };
}

function mayDeny(level: Compiled, action: string): boolean {
  return level === 'unknown' || level.hasUnread || level.about(action).denies.length > 0;
}

/** The first level of a layer that exists and counts for a request. */
export function boundLevel(layer: CompiledLayer | undefined, request: ResolvedRequest): Compiled | undefined {
  return layer === undefined || layer.rule(request) !== undefined ? undefined : layer.levels[0];
}

function oneLevel(layer: Compiled | undefined): readonly Compiled[] {
  return layer === undefined ? [] : [layer];
}
