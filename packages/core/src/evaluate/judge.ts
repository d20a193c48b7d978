import { and, NO, or, type Truth, UNKNOWN, YES } from '../match/truth.ts';
import type { ActionStatements } from './compile-policies.ts';
import type { CompiledLayers, LayerOnAction, LayersOnAction } from './compiled-layers.ts';
import { allows, denies, everyLevelAllows } from './layer.ts';
import { hasNoIdentity } from './layers/identity.ts';
import { NO_GRANTS, type ResourceGrants, resourceGrants, resourcePolicyRole } from './layers/resource.ts';
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

/** What a service decides of a request, whatever policies say. */
export type Override =
  | 'no-policy-governs-this-action'
  | 'caller-cannot-make-this-call'
  | 'call-does-not-cross-accounts';

/**
 * A decision and what each layer contributes, worked out when asked for: an explicit Deny in any layer ends it;
 * otherwise every gate (service control policies, VPC endpoint) must allow, and identity and resource policies must
 * grant it between them.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export class Judgement {
  readonly #layers: LayersOnAction;
  readonly #request: ResolvedRequest;

  constructor(layers: CompiledLayers, request: ResolvedRequest) {
    this.#layers = layers.about(request.action);
    this.#request = request;
  }

  get decision(): Decision {
    const { override } = this;
    if (override === 'no-policy-governs-this-action') return 'allowed';
    const { deny } = this;
    if (deny === YES) return 'explicitly-denied';
    const allow = override === undefined ? and(this.#gates(), this.#granted()) : NO;
    if (allow === NO) return 'implicitly-denied';
    return deny === UNKNOWN || allow === UNKNOWN ? 'depends' : 'allowed';
  }

  /** Why the service lets the call through, or turns the caller away, whatever policies say. */
  get override(): Override | undefined {
    const { semantics, action } = this.#request;
    if (semantics.refuses?.(this.#request)) return 'caller-cannot-make-this-call';
    if (semantics.alwaysAllowed?.(this.#request)) return 'no-policy-governs-this-action';
    return semantics.withinAccount?.has(action) && isOfAnotherAccount(this.#request)
      ? 'call-does-not-cross-accounts'
      : undefined;
  }

  get deny(): Truth {
    let deny: Truth = NO;
    for (const { level, rule } of this.#layers.denying) {
      const one = denies(level, this.#request);
      if (one <= deny || rule(this.#request) !== undefined) continue;
      deny = one;
      if (deny === YES) break;
    }
    return deny;
  }

  /** Whether every level of service control policies allows; yes when there are none that count. */
  get scp(): Truth {
    return capAllows(this.#layers.scp, this.#request);
  }

  /** Whether the endpoint policy allows; yes when there is none. */
  get endpoint(): Truth {
    return capAllows(this.#layers.endpoint, this.#request);
  }

  /** Whether the caller's own policies allow, before anything caps them. */
  get identity(): Truth {
    const { kind } = this.#request.caller;
    if (kind === 'root') return YES;
    // Without a session policy, a session of GetFederationToken has none of its user's permissions.
    if (kind === 'federated-user' && this.#layers.session === undefined) return NO;
    const level = boundLevel(this.#layers.identity, this.#request);
    return level === undefined ? NO : allows(level, this.#request);
  }

  /** Whether the permissions boundary allows; yes when there is none that counts. */
  get boundary(): Truth {
    return capAllows(this.#layers.boundary, this.#request);
  }

  /** Whether the session policies allow; yes when there are none that count. */
  get session(): Truth {
    return capAllows(this.#layers.session, this.#request);
  }

  get resource(): ResourceGrants {
    return resourceGrants(boundLevel(this.#layers.resource, this.#request), this.#request);
  }

  get resourceRole(): ResourcePolicyRole {
    return resourcePolicyRole(this.#request);
  }

  #gates(): Truth {
    const { scp } = this;
    return scp === NO ? NO : and(scp, this.endpoint);
  }

  /**
   * Whether identity and resource policies together grant a request: within one account either does, across
   * accounts both must. What the resource's policy grants to the user or session itself, or to everyone, no
   * boundary or session policy limits; what it grants to the role is capped by both.
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
   */
  #granted(): Truth {
    const { resource, resourceRole } = this;
    if (hasNoIdentity(this.#request)) return resource.direct;
    const { identity } = this;
    const caps = identity === NO && resource.role === NO ? NO : and(this.boundary, this.session);
    const own = and(identity, caps);
    if (resourceRole === 'not-needed') return own;
    if (own === NO && resource === NO_GRANTS) return NO;
    if (!this.#request.isSameAccount) {
      return and(own, or(or(resource.direct, resource.role), resource.account));
    }
    if (resourceRole === 'ignored') return own;
    const byResource = or(resource.direct, and(resource.role, caps));
    return or(byResource, resourceRole === 'required' ? and(resource.account, own) : own);
  }
}

/** Whether the caller belongs to another account than the resource, or to none; services call for accounts. */
function isOfAnotherAccount({ caller, isSameAccount }: ResolvedRequest): boolean {
  return caller.account === undefined ? caller.kind !== 'service' : !isSameAccount;
}

/** Whether a layer that only takes away leaves a request alone: every level allows it, or the layer does not count. */
function capAllows(layer: LayerOnAction | undefined, request: ResolvedRequest): Truth {
  if (layer === undefined || layer.limiting.length === 0) return YES;
  const truth = everyLevelAllows(layer.limiting, request);
  return truth !== YES && layer.rule(request) !== undefined ? YES : truth;
}

/** The first level of a layer that exists and counts for a request. */
function boundLevel(
  layer: LayerOnAction | undefined,
  request: ResolvedRequest,
): ActionStatements | undefined {
  return layer === undefined || layer.rule(request) !== undefined ? undefined : layer.levels[0];
}
