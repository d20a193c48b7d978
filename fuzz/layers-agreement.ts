import {
  Authorizer,
  type Decision,
  loadCatalog,
  outcomesOf,
  type PolicyInContext,
  policyLayers,
  proveAlwaysUnder,
  proveNeverUnder,
  type Request,
} from '@leastwise/core';
import fc from 'fast-check';
import { count, DisagreementError, type FuzzProperty } from './fuzz-property.ts';
import { inContext, knownLayers, type LayersJson, layerRequests, layers } from './layers.ts';
import { policyOf, type StatementJson } from './policy-of.ts';

const REQUESTS = 12;

/** Keys that a request may be asked about without. */
const UNKNOWN_KEYS = ['aws:SourceVpce', 'aws:TagKeys', 'aws:PrincipalTag/team', 'aws:PrincipalOrgID'];

/** What may become of one request, through all layers, is what the evaluator decides. */
export function layersAgreement(): FuzzProperty {
  const catalog = loadCatalog();
  const counts = {};
  const asked = fc.tuple(
    layerRequests,
    fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.subarray(UNKNOWN_KEYS) },
      { weight: 1, arbitrary: fc.constant('all' as const) },
    ),
  );
  const property = fc.property(
    layers,
    fc.array(asked, { minLength: REQUESTS, maxLength: REQUESTS }),
    (json, all) => {
      const placed = inContext(json);
      const authorizer = new Authorizer(policyLayers(placed));
      for (const [plain, unknownKeys] of all) {
        const request: Request = { ...plain, ...(unknownKeys.length > 0 && { unknownKeys }) };
        const decision = authorizer.decide(request);
        const { allowed, refused } = outcomesOf(catalog, placed, request);
        count(counts, 'requests');
        count(counts, decision);
        if (allowed.possible === 'unknown' || refused.possible === 'unknown') count(counts, 'not decided');
        const details = { json, request, decision, allowed: allowed.possible, refused: refused.possible };
        if (contradicts(decision, allowed.possible, refused.possible))
          throw new DisagreementError('the engines decide otherwise', details);
        const isKnown = unknownKeys.length === 0 && !Object.values(json).includes('unknown');
        if (isKnown && (allowed.possible === 'unknown' || refused.possible === 'unknown'))
          throw new DisagreementError('a request of which all is known was not decided', details);
      }
      return true;
    },
  );
  return { name: 'single requests under all layers', property, counts, runsInTests: 80 };
}

type Possible = 'yes' | 'no' | 'unknown';

function contradicts(decision: Decision, allowed: Possible, refused: Possible): boolean {
  if (allowed === 'no' && refused === 'no') return true;
  if (decision === 'allowed') return allowed === 'no' || refused === 'yes';
  // The evaluator may take something to depend on a key that makes no difference in the end.
  return decision !== 'depends' && (allowed === 'yes' || refused === 'no');
}

/** How a set of requests widens the one that it contains. */
const widening = fc.record({
  action: fc.constantFrom('same' as const, 'same' as const, 'service' as const),
  resource: fc.constantFrom('same' as const, 'prefix' as const, 'any' as const),
  isByCaller: fc.boolean(),
  keepsKeys: fc.boolean(),
});
type Widening = typeof widening extends fc.Arbitrary<infer T> ? T : never;

/** A set of requests that contains one. */
function setAround({ principal, action, resource, context = {} }: Request, wide: Widening): PolicyInContext {
  const resources = { same: resource, prefix: resource.replace(/.$/, '*'), any: '*' };
  const single = Object.entries(context).filter(([, value]) => typeof value === 'string');
  const isNamed = wide.isByCaller && principal.startsWith('arn:aws:iam') && !principal.includes('provider');
  const statement = {
    Effect: 'Allow',
    Action: wide.action === 'same' ? action : `${action.split(':')[0]}:*`,
    Resource: resource === '*' ? '*' : resources[wide.resource],
    ...(isNamed && { Principal: { AWS: principal } }),
    ...(wide.keepsKeys && single.length > 0 && { Condition: { StringEquals: Object.fromEntries(single) } }),
  };
  return policyOf([statement], isNamed ? 'resource' : 'identity');
}

/** No request contradicts what is proved of a set of requests under all layers. */
export function setsUnderLayersAgreement(): FuzzProperty {
  const catalog = loadCatalog();
  const counts = {};
  const property = fc.property(
    knownLayers,
    fc.array(fc.tuple(layerRequests, widening), { minLength: 2, maxLength: 2 }),
    (json, all) => {
      const placed = inContext(withEveryGrant(json));
      const authorizer = new Authorizer(policyLayers(placed));
      for (const [request, wide] of all) {
        const set = { policy: setAround(request, wide), known: () => undefined };
        const decision = authorizer.decide(request);
        for (const [prove, against] of [
          [proveNeverUnder, 'allowed'],
          [proveAlwaysUnder, 'refused'],
        ] as const) {
          const { verdict, witness } = prove(catalog, placed, set);
          count(counts, 'proofs');
          count(counts, `${against}: ${verdict}`);
          const details = { json, request, set: set.policy.source.text, decision, witness };
          const isAgainst = (one: Decision): boolean => (one === 'allowed') === (against === 'allowed');
          if (witness && !isAgainst(authorizer.decide(witness)))
            throw new DisagreementError(`a witness is not ${against}`, details);
          if (verdict === 'proved' && isLookedAt(request, json) && isAgainst(decision))
            throw new DisagreementError(
              `no request of a set is ${against}, was proved of one that is`,
              details,
            );
        }
      }
      return true;
    },
  );
  return { name: 'sets of requests under all layers', property, counts, runsInTests: 40 };
}

/** Layers for which nothing is taken to grant: both sides of a grant are given, and every level allows something. */
function withEveryGrant({ scps, ...json }: LayersJson): LayersJson {
  const open = { Effect: 'Allow' as const, Action: '*', Resource: '*' };
  const levels = scps === 'unknown' ? scps : scps?.map((level) => withAllow(level, open));
  return { identity: [], resource: [], ...json, ...(levels && { scps: levels }) };
}

function withAllow(level: readonly StatementJson[], allow: StatementJson): readonly StatementJson[] {
  return level.some(({ Effect }) => Effect === 'Allow') ? level : [...level, allow];
}

/** Whether claims under these layers are about such a request: by whom it is, and in which account. */
function isLookedAt({ principal, context = {} }: Request, json: object): boolean {
  const isManaged = 'scps' in json || 'rcps' in json;
  if (isManaged && 'aws:PrincipalOrgMasterAccountId' in context) return false;
  return (
    /:(user|assumed-role)\/|:role\/(?!aws-service-role)/.test(principal) ||
    ('session' in json && principal.includes(':federated-user/'))
  );
}
