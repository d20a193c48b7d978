import { readDocument } from '../document/read-document.ts';
import { SourceText } from '../document/source-text.ts';
import { callerOf } from '../match/caller.ts';
import { hasPrincipal, type PolicyKind } from '../policy/kind.ts';
import { parsePolicy } from '../policy/parse-policy.ts';
import type { Policy } from '../policy/policy.ts';
import type { Request } from '../request/request.ts';
import { type Authorization, Authorizer } from './authorize.ts';
import type { LayerName, LayerPolicies, LeveledPolicies, PolicyLayers } from './policy-layers.ts';

/** One change after which a request would be allowed. */
export type Remedy =
  /** an Allow for it in a layer, or one level of it */
  | { readonly kind: 'allow'; readonly layer: LayerName; readonly level?: number }
  /** without a statement that denies it, or where its conditions do not hold */
  | {
      readonly kind: 'no-deny';
      readonly layer: LayerName;
      readonly level?: number;
      /** Position of the policy in its layer or level. */
      readonly policy: number;
      /** Position of the statement in its document. */
      readonly statement: number;
    };

/**
 * The single changes that would allow a request, each tried out. None when it is allowed, or takes more than one.
 */
export function remediesOf(
  request: Request,
  policies: PolicyLayers,
  { decision, explanation }: Authorization,
): readonly Remedy[] {
  if (decision === 'allowed' || decision === 'depends') return [];
  const bound = explanation.layers.filter(({ notBound, isUnknown }) => notBound === undefined && !isUnknown);
  if (decision === 'explicitly-denied') {
    const denials = bound.flatMap(({ layer, level, policies: explained }) =>
      explained.flatMap(({ index, statements }) =>
        statements.flatMap(({ effect, matches, index: statement }) =>
          effect === 'Deny' && matches === 'yes'
            ? {
                kind: 'no-deny' as const,
                layer,
                ...(level !== undefined && { level }),
                policy: index,
                statement,
              }
            : [],
        ),
      ),
    );
    return denials.filter(
      (denial) =>
        denials.length === 1 &&
        allows(
          changed(policies, denial, (list) => without(list, denial)),
          request,
        ),
    );
  }
  const places = bound
    .filter(({ layer, allows: known }) => layer !== 'rcp' && known === 'no')
    .map(({ layer, level }) => ({ kind: 'allow' as const, layer, ...(level !== undefined && { level }) }));
  for (const layer of ['identity', 'resource'] as const) {
    if (!explanation.layers.some((one) => one.layer === layer)) places.push({ kind: 'allow', layer });
  }
  return places.filter((place) => {
    const grant = grantFor(request, place.layer);
    return allows(
      changed(policies, place, (list) => [...list, grant]),
      request,
    );
  });
}

function allows(policies: PolicyLayers, request: Request): boolean {
  return new Authorizer(policies).decide(request) === 'allowed';
}

function changed(
  policies: PolicyLayers,
  { layer, level = 0 }: Pick<Remedy, 'layer' | 'level'>,
  change: (policies: readonly Policy[]) => readonly Policy[],
): PolicyLayers {
  if (layer === 'scp' || layer === 'rcp') {
    const name = layer === 'scp' ? 'scps' : 'rcps';
    const levels: LeveledPolicies = policies[name] ?? [];
    if (levels === 'unknown') return policies;
    return { ...policies, [name]: levels.map((list, at) => (at === level ? change(list) : list)) };
  }
  const list: LayerPolicies = policies[layer] ?? [];
  if (list === 'unknown') return policies;
  return { ...policies, [layer]: change(isList(list) ? list : [list]) };
}

function isList(policies: Policy | readonly Policy[]): policies is readonly Policy[] {
  return Array.isArray(policies);
}

function without(
  list: readonly Policy[],
  { policy, statement }: Extract<Remedy, { kind: 'no-deny' }>,
): readonly Policy[] {
  return list.map((one, at) =>
    at === policy ? { ...one, statements: one.statements.filter(({ index }) => index !== statement) } : one,
  );
}

/** A policy of a layer that allows a request to who makes it, and nothing else. */
function grantFor({ principal, action, resource }: Request, layer: LayerName): Policy {
  const kind: PolicyKind = layer;
  const statement = {
    Effect: 'Allow',
    ...(hasPrincipal(kind) && { Principal: principalElement(principal) }),
    Action: action,
    Resource: resource,
  };
  const text = JSON.stringify({ Version: '2008-10-17', Statement: statement });
  return parsePolicy(readDocument(new SourceText('grant', text)).root!, kind);
}

function principalElement(principal: string): unknown {
  const { kind } = callerOf(principal);
  if (kind === 'anonymous') return '*';
  if (kind === 'service') return { Service: principal };
  if (kind === 'web-identity' || kind === 'saml') return { Federated: principal };
  return kind === 'canonical-user' ? { CanonicalUser: principal } : { AWS: principal };
}
