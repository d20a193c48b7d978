import { and, NO, or, type Truth, UNKNOWN, YES } from '../match/truth.ts';
import { boundLevel, type CompiledLayers } from './compiled-layers.ts';
import { allows, everyLevelAllows, someLevelDenies } from './layer.ts';
import { hasNoIdentity } from './layers/identity.ts';
import { type ResourceGrants, resourceGrants, resourcePolicyRole } from './layers/resource.ts';
import type { ResolvedRequest } from './resolved-request.ts';
import type { ResourcePolicyRole } from './services/service-semantics.ts';

/**
 * What becomes of a request.
 * - `allowed`
 * - `explicitly-denied`: some Deny covers it
 * - `implicitly-denied`: no Deny is known to cover it, and it is not allowed, whatever the unknowns are
 * - `depends`: it may be allowed, depending on what is not known
 */
export type Decision = 'allowed' | 'explicitly-denied' | 'implicitly-denied' | 'depends';

/** What grants a request: the caller's side and the resource's. */
interface Sides {
  /** Whether the caller's own policies allow, before anything caps them. */
  readonly identity: Truth;
  /** Whether the permissions boundary allows; yes when there is none that counts. */
  readonly boundary: Truth;
  /** Whether the session policies allow; yes when there are none that count. */
  readonly session: Truth;
  readonly resource: ResourceGrants;
  readonly resourceRole: ResourcePolicyRole;
}

/** A decision with what each layer contributed. */
export interface Judgement {
  readonly decision: Decision;
  /** Why the service lets the call through, or turns the caller away, whatever policies say. */
  readonly override: string | undefined;
  readonly deny: Truth;
  /** Whether every level of service control policies allows; yes when there are none that count. */
  readonly scp: Truth;
  /** Whether the endpoint policy allows; yes when there is none. */
  readonly endpoint: Truth;
  readonly sides: Sides;
}

/**
 * Decides a request: an explicit Deny in any layer ends it; otherwise every gate (service control policies,
 * VPC endpoint) must allow, and identity and resource policies must grant it between them.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export function judge(layers: CompiledLayers, request: ResolvedRequest): Judgement {
  const deny = anyDeny(layers, request);
  const scp = scpsAllow(layers, request);
  const endpoint = capAllows(layers, 'endpoint', request);
  const sides: Sides = {
    identity: identityAllows(layers, request),
    boundary: capAllows(layers, 'boundary', request),
    session: capAllows(layers, 'session', request),
    resource: resourceGrants(boundLevel(layers.resource, request), request),
    resourceRole: resourcePolicyRole(request),
  };
  const { semantics } = request;
  let override: string | undefined;
  let decision: Decision;
  if (semantics.alwaysAllowed?.has(request.action)) {
    override = 'no-policy-governs-this-action';
    decision = 'allowed';
  } else {
    override = semantics.refuses?.(request);
    const allow = override === undefined ? and(and(scp, endpoint), granted(sides, request)) : NO;
    decision = decisionOf(deny, allow);
  }
  return { decision, override, deny, scp, endpoint, sides };
}

function decisionOf(deny: Truth, allow: Truth): Decision {
  if (deny === YES) return 'explicitly-denied';
  if (allow === NO) return 'implicitly-denied';
  return deny === UNKNOWN || allow === UNKNOWN ? 'depends' : 'allowed';
}

function anyDeny(layers: CompiledLayers, request: ResolvedRequest): Truth {
  let deny: Truth = NO;
  for (const layer of layers.denying(request.action)) {
    if (layer.rule(request) !== undefined) continue;
    deny = or(deny, someLevelDenies(layer.levels, request));
    if (deny === YES) break;
  }
  return deny;
}

function scpsAllow({ scp }: CompiledLayers, request: ResolvedRequest): Truth {
  if (scp === undefined || scp.rule(request) !== undefined) return YES;
  return everyLevelAllows(scp.levels, request);
}

/** Whether a layer that only takes away leaves a request alone. */
function capAllows(
  layers: CompiledLayers,
  name: 'boundary' | 'session' | 'endpoint',
  request: ResolvedRequest,
): Truth {
  const level = boundLevel(layers[name], request);
  return level === undefined ? YES : allows(level, request);
}

function identityAllows(layers: CompiledLayers, request: ResolvedRequest): Truth {
  const { kind } = request.caller;
  if (kind === 'root') return YES;
  // Without a session policy, a session of GetFederationToken has none of its user's permissions.
  if (kind === 'federated-user' && layers.session === undefined) return NO;
  return allows(boundLevel(layers.identity, request), request);
}

/**
 * Whether identity and resource policies together grant a request: within one account either does, across
 * accounts both must. What the resource's policy grants to the user or session itself, or to everyone, no
 * boundary or session policy limits; what it grants to the role is capped by both.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 */
function granted(
  { identity, boundary, session, resource, resourceRole }: Sides,
  request: ResolvedRequest,
): Truth {
  if (hasNoIdentity(request)) return resource.direct;
  const caps = and(boundary, session);
  const own = and(identity, caps);
  if (resourceRole === 'not-needed') return own;
  if (!request.isSameAccount) {
    return and(own, or(or(resource.direct, resource.role), resource.account));
  }
  if (resourceRole === 'ignored') return own;
  const byResource = or(resource.direct, and(resource.role, caps));
  return or(byResource, resourceRole === 'required' ? and(resource.account, own) : own);
}
