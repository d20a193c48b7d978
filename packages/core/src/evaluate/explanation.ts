import type { Caller } from '../match/caller.ts';
import type { CompiledPolicies } from './compile-policies.ts';
import type { CompiledLayer, CompiledLayers } from './compiled-layers.ts';
import { explainPolicy, type PolicyExplanation } from './explain-policy.ts';
import type { Judgement } from './judge.ts';
import { asKnown, type Known } from './known.ts';
import { allows, denies } from './layer.ts';
import type { NotBoundReason } from './layers/layer-rule.ts';
import type { LayerName } from './policy-layers.ts';
import { type DecisionReason, reasonOf } from './reason.ts';
import type { ResolvedRequest } from './resolved-request.ts';

/** A decision taken apart: plain data, from which reports make text. */
export interface Explanation {
  readonly caller: Pick<Caller, 'kind' | 'principal' | 'account'>;
  readonly resourceAccount?: string;
  readonly isSameAccount: boolean;
  /** Why the decision is what it is, in one key. */
  readonly reason: DecisionReason;
  /** The layers that the reason is about. */
  readonly decidedBy: readonly LayerName[];
  /** Every layer that there is, level by level. */
  readonly layers: readonly LayerExplanation[];
}

/** What one layer, or one level of it, contributed. */
export interface LayerExplanation {
  readonly layer: LayerName;
  /** Of SCPs and RCPs: the level, from 0 for the organization's root. */
  readonly level?: number;
  /** Why the layer does not count for this request; its policies are explained all the same. */
  readonly notBound?: NotBoundReason;
  /** Whether its policies are not here. */
  readonly isUnknown: boolean;
  /** Whether some Allow of it covers the request. */
  readonly allows: Known;
  /** Whether some Deny of it covers the request. */
  readonly denies: Known;
  readonly policies: readonly PolicyExplanation[];
}

/** Explains a decision, layer by layer. */
export function explain(layers: CompiledLayers, request: ResolvedRequest, judgement: Judgement): Explanation {
  const { kind, principal, account } = request.caller;
  const explained = layers.all.flatMap((layer) =>
    layer.levels.map((compiled, level) => explainLevel(layer, compiled, level, request)),
  );
  const { resourceAccount } = request;
  return {
    caller: { kind, principal, ...(account !== undefined && { account }) },
    ...(resourceAccount !== undefined && { resourceAccount }),
    isSameAccount: request.isSameAccount,
    ...reasonOf(judgement, request, explained),
    layers: explained,
  };
}

function explainLevel(
  { name: layer, rule }: CompiledLayer,
  compiled: CompiledPolicies,
  level: number,
  request: ResolvedRequest,
): LayerExplanation {
  const notBound = rule(request);
  const about = compiled.about(request.action);
  const isLeveled = layer === 'scp' || layer === 'rcp';
  return {
    layer,
    ...(isLeveled && { level }),
    ...(notBound !== undefined && { notBound }),
    isUnknown: compiled.areUnknown,
    allows: asKnown(allows(about, request)),
    denies: asKnown(denies(about, request)),
    policies: compiled.policies.map((policy, index) => explainPolicy(policy, index, request)),
  };
}
