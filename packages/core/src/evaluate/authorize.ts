import type { Request } from '../request/request.ts';
import { CompiledLayers } from './compiled-layers.ts';
import { type DependsOn, dependsOn } from './depends-on.ts';
import { type Explanation, explain } from './explanation.ts';
import { type Decision, Judgement } from './judge.ts';
import type { PolicyLayers } from './policy-layers.ts';
import { ResolvedRequest } from './resolved-request.ts';

/** A decision with its reasons. */
export interface Authorization {
  readonly decision: Decision;
  /** What would have to be known; empty unless the decision is `depends`. */
  readonly dependsOn: readonly DependsOn[];
  /** Every layer, statement and element, with what it contributed. */
  readonly explanation: Explanation;
}

/**
 * Decides requests under one set of policies, which are compiled once. A condition key that a request does
 * not give and that does not follow from it is absent; only `Request.unknownKeys`, layers said to be
 * `unknown` and parts of policies known only at deployment make a decision depend on something.
 */
export class Authorizer {
  readonly #layers: CompiledLayers;
  readonly #hasBoundary: boolean;

  constructor(policies: PolicyLayers) {
    this.#layers = new CompiledLayers(policies);
    this.#hasBoundary = policies.boundary !== undefined && policies.boundary !== 'unknown';
  }

  /**
   * The decision alone.
   * @throws InvalidRequestError when the principal or the action of the request cannot be
   */
  decide(request: Request): Decision {
    return new Judgement(this.#layers, new ResolvedRequest(request, this.#hasBoundary)).decision;
  }

  /**
   * The decision with its reasons.
   * @throws InvalidRequestError when the principal or the action of the request cannot be
   */
  authorize(request: Request): Authorization {
    const resolved = new ResolvedRequest(request, this.#hasBoundary);
    const judgement = new Judgement(this.#layers, resolved);
    const explanation = explain(this.#layers, resolved, judgement);
    return { decision: judgement.decision, dependsOn: dependsOn(explanation, judgement), explanation };
  }
}

const authorizers = new WeakMap<PolicyLayers, Authorizer>();

/**
 * Decides one request under the policies of all layers, with the reasons.
 * @throws InvalidRequestError when the principal or the action of the request cannot be
 */
export function authorize(input: {
  readonly request: Request;
  readonly policies: PolicyLayers;
}): Authorization {
  let authorizer = authorizers.get(input.policies);
  if (!authorizer) {
    authorizer = new Authorizer(input.policies);
    authorizers.set(input.policies, authorizer);
  }
  return authorizer.authorize(input.request);
}
