import {
  compare,
  createEngine,
  evaluatePolicies,
  hasOpaque,
  loadCatalog,
  OpaqueTable,
  type PolicyInContext,
  type Question,
  type Request,
} from '@leastwise/core';
import fc from 'fast-check';
import { count, DisagreementError, type FuzzProperty } from './fuzz-property.ts';
import { policyOf, type StatementJson, VERSIONS } from './policy-of.ts';
import { CALLERS, OWN_CALLERS, requests } from './requests.ts';
import { documents, statements, WITH_VARIABLES } from './statements.ts';

const REQUESTS = 16;

function isAllowed(
  policies: readonly PolicyInContext[],
  request: Request,
  boundary?: PolicyInContext,
): boolean {
  return (
    evaluatePolicies({
      policies: policies.map(({ policy }) => policy),
      ...(boundary && { boundary: boundary.policy }),
      request,
    }).decision === 'allowed'
  );
}

/** How a question widens the request that it contains, each part by itself. */
const widening = fc.record({
  // Wide questions cost a thousand times as much as narrow ones, and reach the same code.
  action: fc.oneof(
    { weight: 400, arbitrary: fc.constant('same' as const) },
    { weight: 2, arbitrary: fc.constant('service' as const) },
    { weight: 1, arbitrary: fc.constantFrom('any' as const, 'open' as const) },
  ),
  resource: fc.constantFrom('same' as const, 'prefix' as const, 'open' as const),
  context: fc.constantFrom('same' as const, 'half' as const, 'open' as const),
});
type Widening = typeof widening extends fc.Arbitrary<infer T> ? T : never;

/** A question that contains a request. */
function questionAround(
  request: Request,
  { action, resource, context }: Widening,
  keys: readonly string[],
): Question {
  const [service] = request.action.split(':');
  const given = request.context ?? {};
  const kept = context === 'open' ? [] : context === 'half' ? keys.filter((_, at) => at % 2 === 0) : keys;
  const actions = { same: request.action, service: `${service}:*`, any: '*', open: undefined }[action];
  const exact = request.resource === '*';
  return {
    principals: [request.principal],
    ...(actions !== undefined && { actions: [actions] }),
    ...(resource === 'same' && { resources: [request.resource] }),
    ...(resource === 'prefix' && { resources: [exact ? '*' : request.resource.replace(/.$/, '*')] }),
    ...(kept.length > 0 && { context: Object.fromEntries(kept.map((key) => [key, given[key] ?? null])) }),
  };
}

const OPEN_KEYS = ['aws:SourceVpce', 'aws:PrincipalTag/team', 'aws:TagKeys', 'aws:SourceIp', 's3:max-keys'];

/** What the evaluator allows, the engine never calls impossible; what the engine shows, the evaluator allows. */
export function askAgreement(): FuzzProperty {
  const catalog = loadCatalog();
  const engine = createEngine(catalog);
  const counts = {};
  const kinds = fc.oneof(
    fc.record({
      kind: fc.constant('identity' as const),
      version: fc.constantFrom(...VERSIONS, VERSIONS[0], VERSIONS[0]),
      first: documents(WITH_VARIABLES),
      second: fc.option(documents({}), { nil: undefined }),
      boundary: fc.option(documents(WITH_VARIABLES), { nil: undefined }),
      asked: fc.array(requests(OWN_CALLERS), { minLength: REQUESTS, maxLength: REQUESTS }),
    }),
    fc.record({
      kind: fc.constant('resource' as const),
      version: fc.constant(VERSIONS[0]),
      first: documents({ ...WITH_VARIABLES, principals: true }),
      second: fc.constant(undefined),
      boundary: fc.constant(undefined),
      asked: fc.array(requests(CALLERS), { minLength: REQUESTS, maxLength: REQUESTS }),
    }),
  );
  const property = fc.property(
    kinds,
    fc.array(widening, { minLength: REQUESTS, maxLength: REQUESTS }),
    ({ kind, version, first, second, boundary: cap, asked }, widenings) => {
      const opaque = new OpaqueTable();
      const policies = [policyOf(first, kind, opaque, version), ...(second ? [policyOf(second, kind)] : [])];
      const boundary = cap && policyOf(cap, 'boundary');
      const access = engine.together(policies, boundary);
      for (const [at, request] of asked.entries()) {
        const question = questionAround(request, widenings[at]!, OPEN_KEYS);
        const allowed = isAllowed(policies, request, boundary);
        const answer = access.ask(question);
        count(counts, 'requests');
        count(counts, `answered ${answer.possible}`);
        const details = { version, first, second, boundary: cap, request, question, answer };
        if (allowed && answer.possible === 'no')
          throw new DisagreementError('a request that is allowed was called impossible', details);
        if (answer.possible === 'yes' && !isAllowed(policies, answer.witness, boundary))
          throw new DisagreementError('a witness is not allowed', details);
        if (answer.possible === 'yes' && hasOpaque(JSON.stringify(answer.witness)))
          throw new DisagreementError('a witness has letters in it that stand for variables', details);
      }
      return true;
    },
  );
  return { name: 'questions against the evaluator', property, counts, runsInTests: 400 };
}

/** Values that deployment may give to what nobody knows. */
const DEPLOYED = ['a', 'x', 'zz', 'a/x'];

/** No request contradicts a verdict, whatever deployment makes of unknown values. */
export function compareAgreement(): FuzzProperty {
  const catalog = loadCatalog();
  const counts = {};
  const opaque = new OpaqueTable();
  const letter = opaque.letter('Bucket');
  const unknown = [`arn:aws:s3:::${letter}/x`, `arn:aws:s3:::a/${letter}`, `arn:aws:s3:::${letter}/*`];
  const options = { ...WITH_VARIABLES, resources: [...WITH_VARIABLES.resources!, ...unknown] };
  const plain = WITH_VARIABLES;
  const pairs = fc.oneof(
    ...([plain, options] as const).map((own) =>
      fc.record({
        kind: fc.constant('identity' as const),
        before: documents(own),
        after: documents(own),
        asked: fc.array(requests(OWN_CALLERS), { minLength: REQUESTS, maxLength: REQUESTS }),
      }),
    ),
    fc.record({
      kind: fc.constant('resource' as const),
      before: documents({ ...plain, principals: true }),
      after: documents({ ...plain, principals: true }),
      asked: fc.array(requests(CALLERS), { minLength: REQUESTS, maxLength: REQUESTS }),
    }),
    // Policies that have much in common are rarely drawn by chance.
    ...([plain, options] as const).map((own) =>
      documents(own).chain((shared) =>
        fc.record({
          kind: fc.constant('identity' as const),
          before: fc.constant(shared),
          after: statements(own).map((more) => [...shared.slice(1), more]),
          asked: fc.array(requests(OWN_CALLERS), { minLength: REQUESTS, maxLength: REQUESTS }),
        }),
      ),
    ),
  );
  const property = fc.property(pairs, ({ kind, before, after, asked }) => {
    const old = policyOf(before, kind, opaque);
    const fresh = policyOf(after, kind, opaque);
    const { verdict, gained, lost } = compare(catalog, [old], [fresh]);
    count(counts, 'pairs');
    count(counts, verdict);
    for (const [differences, has, hasNot] of [
      [gained, fresh, old],
      [lost, old, fresh],
    ] as const) {
      for (const { request } of differences)
        if (!isAllowed([has], request) || isAllowed([hasNot], request))
          throw new DisagreementError('a difference is none', { before, after, request });
    }
    if (verdict !== 'equivalent' && verdict !== 'narrower') return true;
    const hasUnknown = JSON.stringify([before, after]).includes(letter);
    for (const value of hasUnknown ? DEPLOYED : ['']) {
      const deploy = (list: readonly StatementJson[]): PolicyInContext =>
        policyOf(JSON.parse(JSON.stringify(list).replaceAll(letter, value)), kind);
      const [was, is] = [deploy(before), deploy(after)];
      for (const request of asked) {
        count(counts, 'requests');
        const then = isAllowed([was], request);
        const now = isAllowed([is], request);
        if ((now && !then) || (verdict === 'equivalent' && then && !now))
          throw new DisagreementError(`called ${verdict}`, {
            before,
            after,
            deployed: value,
            request,
            then,
            now,
          });
      }
    }
    return true;
  });
  return { name: 'verdicts against the evaluator', property, counts, runsInTests: 300 };
}
