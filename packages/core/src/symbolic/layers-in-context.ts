import type { PolicyLayers } from '../evaluate/policy-layers.ts';
import type { PolicyInContext } from '../policy/source.ts';

/** The policies of one layer, or the mark that there may be some which nobody has here. */
type PlacedPolicies = readonly PolicyInContext[] | 'unknown';

/** Policies by level, from the organization's root to the account. */
type PlacedLevels = readonly (readonly PolicyInContext[])[] | 'unknown';

/** All policies that bear on requests, by layer, as `PolicyLayers` has them; a layer that is left out does not exist. */
export interface LayersInContext {
  readonly identity?: PlacedPolicies;
  readonly boundary?: PlacedPolicies;
  readonly session?: PlacedPolicies;
  readonly resource?: PlacedPolicies;
  readonly scps?: PlacedLevels;
  readonly rcps?: PlacedLevels;
  readonly endpoint?: PlacedPolicies;
}

/** The layers as the evaluator takes them. */
export function policyLayers(layers: LayersInContext): PolicyLayers {
  return Object.fromEntries(
    Object.entries(layers as Record<string, PlacedPolicies | PlacedLevels | undefined>).flatMap(
      ([name, list]) =>
        list === undefined ? [] : [[name, list === 'unknown' ? list : list.map(policiesOf)] as const],
    ),
  );
}

function policiesOf(one: PolicyInContext | readonly PolicyInContext[]): unknown {
  return 'policy' in one ? one.policy : one.map(({ policy }) => policy);
}

/** All policies of all layers. */
export function policiesIn(layers: LayersInContext): readonly PolicyInContext[] {
  return Object.values(layers as Record<string, PlacedPolicies | PlacedLevels | undefined>)
    .filter((list) => list !== undefined && list !== 'unknown')
    .flat(2);
}
