import { and, NO, or, YES } from '../match/truth.ts';
import type { LayerExplanation } from './explanation.ts';
import type { Judgement } from './judge.ts';
import { hasNoIdentity } from './layers/identity.ts';
import type { LayerName } from './policy-layers.ts';
import type { ResolvedRequest } from './resolved-request.ts';

/** Why a decision is what it is. */
export type DecisionReason =
  // allowed
  | 'no-policy-governs-this-action'
  | 'root-user-of-the-account'
  | 'identity-policy-allows'
  | 'resource-policy-allows'
  | 'identity-and-resource-policy-allow'
  // denied
  | 'explicit-deny'
  | 'caller-cannot-make-this-call'
  | 'call-does-not-cross-accounts'
  | 'scp-does-not-allow'
  | 'endpoint-policy-does-not-allow'
  | 'no-policy-allows'
  | 'boundary-does-not-allow'
  | 'session-policy-does-not-allow'
  | 'session-policy-missing'
  | 'resource-policy-must-allow'
  | 'resource-policy-leaves-it-to-identity-policies'
  | 'identity-policy-must-allow-across-accounts'
  | 'resource-policy-must-allow-across-accounts'
  // open
  | 'depends-on-what-is-not-known';

/** A reason with the layers that it is about. */
export interface ReasonedBy {
  readonly reason: DecisionReason;
  readonly decidedBy: readonly LayerName[];
}

/** The reason of a decision. */
export function reasonOf(
  judgement: Judgement,
  request: ResolvedRequest,
  layers: readonly LayerExplanation[],
): ReasonedBy {
  const { decision, override } = judgement;
  if (decision === 'explicitly-denied') {
    const denying = layers.filter((layer) => layer.notBound === undefined && layer.denies === 'yes');
    return { reason: 'explicit-deny', decidedBy: [...new Set(denying.map(({ layer }) => layer))] };
  }
  if (override !== undefined) return { reason: override, decidedBy: [] };
  if (decision === 'depends') return { reason: 'depends-on-what-is-not-known', decidedBy: [] };
  return decision === 'allowed' ? whyAllowed(judgement, request) : whyNot(judgement, request, layers);
}

function whyAllowed(
  { identity, boundary, session, resource, resourceRole }: Judgement,
  request: ResolvedRequest,
): ReasonedBy {
  const own = and(identity, and(boundary, session)) === YES;
  const byResource = or(resource.direct, resource.role) === YES;
  if (!request.isSameAccount && own && resourceRole !== 'not-needed') {
    return { reason: 'identity-and-resource-policy-allow', decidedBy: ['identity', 'resource'] };
  }
  if (resourceRole === 'required' && !byResource) {
    return { reason: 'identity-and-resource-policy-allow', decidedBy: ['resource', 'identity'] };
  }
  if (own && resourceRole !== 'required') {
    if (request.caller.kind === 'root') return { reason: 'root-user-of-the-account', decidedBy: [] };
    return { reason: 'identity-policy-allows', decidedBy: ['identity'] };
  }
  return { reason: 'resource-policy-allows', decidedBy: ['resource'] };
}

function whyNot(
  judgement: Judgement,
  request: ResolvedRequest,
  layers: readonly LayerExplanation[],
): ReasonedBy {
  const { scp, endpoint, identity, boundary, session, resource, resourceRole } = judgement;
  if (scp === NO) return { reason: 'scp-does-not-allow', decidedBy: ['scp'] };
  if (endpoint === NO) return { reason: 'endpoint-policy-does-not-allow', decidedBy: ['endpoint'] };
  const bySide = or(or(resource.direct, resource.role), resource.account);
  if (hasNoIdentity(request)) return { reason: 'resource-policy-must-allow', decidedBy: ['resource'] };
  if (identity !== NO || resource.role !== NO) {
    if (boundary === NO) return { reason: 'boundary-does-not-allow', decidedBy: ['boundary'] };
    if (session === NO) return { reason: 'session-policy-does-not-allow', decidedBy: ['session'] };
  }
  if (!request.isSameAccount && resourceRole !== 'not-needed') {
    if (bySide === NO) {
      const also: readonly LayerName[] = identity === NO ? ['resource', 'identity'] : ['resource'];
      return { reason: 'resource-policy-must-allow-across-accounts', decidedBy: also };
    }
    return { reason: 'identity-policy-must-allow-across-accounts', decidedBy: ['identity'] };
  }
  if (request.caller.kind === 'federated-user' && !layers.some(({ layer }) => layer === 'session')) {
    return { reason: 'session-policy-missing', decidedBy: ['session'] };
  }
  if (resourceRole === 'required') {
    return resource.account === NO
      ? { reason: 'resource-policy-must-allow', decidedBy: ['resource'] }
      : { reason: 'resource-policy-leaves-it-to-identity-policies', decidedBy: ['identity'] };
  }
  return { reason: 'no-policy-allows', decidedBy: ['identity', 'resource'] };
}
