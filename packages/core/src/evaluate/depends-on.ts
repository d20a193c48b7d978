import { and, UNKNOWN } from '../match/truth.ts';
import type { Explanation, LayerExplanation } from './explanation.ts';
import type { Judgement } from './judge.ts';

/** Something that is not known and that a decision may hang on. */
export interface DependsOn {
  readonly kind: /** a condition key: its name as the policy writes it */
    | 'key'
    /** a layer whose policies are not here: its name */
    | 'layer'
    /** a part of a policy known only at deployment: the reason */
    | 'policy-part'
    /** a value of a condition known only at deployment: the condition's key */
    | 'value'
    /** a condition operator that AWS does not have: its name */
    | 'operator';
  readonly name: string;
}

/**
 * What would have to be known for a decision: what is unknown in the statements and layers that are not
 * settled without it. Empty for a decision that does not depend on anything.
 */
export function dependsOn(explanation: Explanation, judgement: Judgement): readonly DependsOn[] {
  if (judgement.decision !== 'depends') return [];
  const found = new Map<string, DependsOn>();
  for (const layer of explanation.layers) {
    if (layer.notBound !== undefined) continue;
    const sides = [
      ...(layer.denies === 'unknown' ? (['Deny'] as const) : []),
      ...(layer.allows === 'unknown' && matters(layer, judgement) ? (['Allow'] as const) : []),
    ];
    for (const effect of sides) {
      for (const one of unknownsOf(layer, effect)) found.set(`${one.kind} ${one.name.toLowerCase()}`, one);
    }
  }
  return [...found.values()];
}

/** Whether the Allow of a layer is still open: identity policies that a boundary stops anyway are not. */
function matters({ layer }: LayerExplanation, { identity, boundary, session }: Judgement): boolean {
  if (layer === 'identity') return and(identity, and(boundary, session)) === UNKNOWN;
  return layer !== 'rcp';
}

function* unknownsOf(layer: LayerExplanation, effect: 'Allow' | 'Deny'): Generator<DependsOn> {
  if (layer.isUnknown) yield { kind: 'layer', name: layer.layer };
  for (const policy of layer.policies) {
    for (const reason of policy.unread) yield { kind: 'policy-part', name: reason };
    for (const statement of policy.statements) {
      if (statement.effect !== effect || statement.matches !== 'unknown') continue;
      for (const element of statement.elements) {
        if (element.matches === 'unknown') yield* element.dependsOn;
      }
    }
  }
}
