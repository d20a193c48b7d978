import { and, NO, or, type Truth, UNKNOWN, YES } from '../match/truth.ts';
import type { CompiledLayers } from './compiled-layers.ts';
import { allows, everyLevelAllows, someLevelDenies } from './layer.ts';
import { hasNoIdentity } from './layers/identity.ts';
import { LAYER_RULES } from './layers/index.ts';
import { type ResourceGrants, resourceGrants, resourcePolicyRole } from './layers/resource.ts';
import type { LayerName } from './policy-layers.ts';
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

/** A decision with what each layer contributed. */
export interface Judgement {
  readonly decision: Decision;
  /** Whether the service lets the call through, or turns the caller away, whatever policies say. */
  readonly override?: string;
  readonly deny: Truth;
  readonly scp: Truth;
  readonly endpoint: Truth;
  readonly identity: Truth;
  readonly boundary: Truth;
  readonly session: Truth;
  readonly resource: ResourceGrants;
  readonly resourceRole: ResourcePolicyRole;
}

const DENYING: readonly LayerName[] = [
  'scp',
  'rcp',
  'endpoint',
  'resource',
  'identity',
  'boundary',
  'session',
];

/**
 * Decides a request: an explicit Deny in any layer ends it; otherwise every gate (service control policies,
 * VPC endpoint) must allow, and identity and resource policies must grant it between them.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export function judge(layers: CompiledLayers, request: ResolvedRequest): Judgement {
  const deny = anyDeny(layers, request);
  const isBound = (name: LayerName): boolean =>
    layers[name].length > 0 && LAYER_RULES[name](request) === undefined;
  const capped = (name: 'boundary' | 'session'): Truth =>
    isBound(name) ? allows(layers[name][0], request) : YES;
  const parts = {
    deny,
    scp: isBound('scp') ? everyLevelAllows(layers.scp, request) : YES,
    endpoint: layers.endpoint.length > 0 ? allows(layers.endpoint[0], request) : YES,
    identity: identityAllows(layers, request),
    boundary: capped('boundary'),
    session: capped('session'),
    resource: resourceGrants(isBound('resource') ? layers.resource[0] : undefined, request),
    resourceRole: resourcePolicyRole(request),
  };
  const { semantics, action } = request;
  if (semantics.alwaysAllowed?.has(action)) {
    return { ...parts, decision: 'allowed', override: 'no-policy-governs-this-action' };
  }
  const refused = semantics.refuses?.(request);
  if (refused !== undefined) {
    return {
      ...parts,
      decision: deny === YES ? 'explicitly-denied' : 'implicitly-denied',
      override: refused,
    };
  }
  const allow = and(and(parts.scp, parts.endpoint), granted(parts, request));
  return { ...parts, decision: decisionOf(deny, allow) };
}

function decisionOf(deny: Truth, allow: Truth): Decision {
  if (deny === YES) return 'explicitly-denied';
  if (allow === NO) return 'implicitly-denied';
  return deny === UNKNOWN || allow === UNKNOWN ? 'depends' : 'allowed';
}

function anyDeny(layers: CompiledLayers, request: ResolvedRequest): Truth {
  let deny: Truth = NO;
  for (const name of DENYING) {
    const levels = layers[name];
    if (levels.length === 0 || LAYER_RULES[name](request) !== undefined) continue;
    deny = or(deny, someLevelDenies(levels, request));
    if (deny === YES) break;
  }
  return deny;
}

/** What the caller's own policies allow, before anything caps them. */
function identityAllows(layers: CompiledLayers, request: ResolvedRequest): Truth {
  if (request.caller.kind === 'root') return YES;
  if (hasNoIdentity(request)) return NO;
  // Without a session policy, a session of GetFederationToken has none of its user's permissions.
  if (request.caller.kind === 'federated-user' && layers.session.length === 0) return NO;
  return allows(layers.identity[0], request);
}

/**
 * Whether identity and resource policies together grant a request: within one account either does, across
 * accounts both must. What the resource's policy grants to the user or session itself, or to everyone, no
 * boundary or session policy limits; what it grants to the role is capped by both.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 */
function granted(
  { identity, boundary, session, resource, resourceRole }: Omit<Judgement, 'decision'>,
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
