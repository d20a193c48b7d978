import { arnPath } from '../api/routes.ts';
import { localArn, type Plain } from '../template/build.ts';
import type { Expansion } from '../template/expansion.ts';
import { given, textOf } from '../template/intrinsics.ts';
import { eventsOf, type FunctionEvent, type TemplateEvent } from './event.ts';
import { permit } from './permission.ts';

const PRINCIPAL = 'apigateway.amazonaws.com';
const DEFAULT_ROUTE = '$default';

/** A method of a REST API that calls the function. */
export function expandRestApiEvent(event: FunctionEvent, expansion: Expansion): void {
  const route = routeOf(event, expansion);
  if (!route) return;
  const { id, api } = expansion.apis.of(event);
  const stage = api ? (textOf(api.stage) ?? 'Stage') : 'AllStages';
  permit(
    event,
    { principal: PRINCIPAL, sourceArn: sourceArn(id, route.method, arnPath(route.path)), suffix: stage },
    expansion,
  );
  addEventPolicy(event, expansion);
}

/** What the `Auth` of an event adds to the resource policy of its REST API. */
export function addEventPolicy(event: TemplateEvent, expansion: Expansion): void {
  const { api } = expansion.apis.of(event);
  const auth = given(event.properties, 'Auth');
  const rules = given(auth, 'ResourcePolicy');
  const path = expansion.text(event.properties, 'Path');
  if (!api || !rules || path === undefined) return;
  const overrides = given(auth, 'OverrideApiAuth');
  if (!api.isManaged && !overrides) return;
  api.policy.addPath(rules, path, api.routes, textOf(api.stage) ?? 'Stage');
  api.policy.addCustom(rules);
}

/** A route of an HTTP API that calls the function. */
export function expandHttpApiEvent(event: FunctionEvent, expansion: Expansion): void {
  const { id, api } = expansion.apis.of(event);
  const route = routeOf(event, expansion) ?? { path: DEFAULT_ROUTE, method: '*' };
  // What calls the function by default may call it by any route.
  if (route.path !== DEFAULT_ROUTE && api?.isManaged && hasDefaultRoute(event, expansion)) return;
  const path = route.path === DEFAULT_ROUTE ? '' : httpPath(route.path);
  const isAnyDefault = route.method === '*' && path === `/${DEFAULT_ROUTE}`;
  const arn = isAnyDefault ? sourceArn(id, undefined, path) : sourceArn(id, route.method, path);
  permit(event, { principal: PRINCIPAL, sourceArn: arn }, expansion);
}

function hasDefaultRoute(event: FunctionEvent, expansion: Expansion): boolean {
  if (event.target.alias !== undefined) return false;
  const { api } = expansion.apis.of(event);
  return eventsOf(event.owner).some((other) => {
    if (other.type !== 'HttpApi' || expansion.apis.of(other).api !== api) return false;
    return (expansion.text(other.properties, 'Path') ?? DEFAULT_ROUTE) === DEFAULT_ROUTE;
  });
}

/** HTTP APIs have one greedy parameter only, which must be called `proxy`. */
function httpPath(path: string): string {
  return path.replace(/^(.+)\/$/s, '$1').replace(/\{(?:[\w.-]+|proxy\+)\}/g, '*');
}

function routeOf(event: TemplateEvent, expansion: Expansion): { path: string; method: string } | undefined {
  const path = expansion.text(event.properties, 'Path');
  const method = expansion.text(event.properties, 'Method');
  if (path === undefined || method === undefined) return undefined;
  const isAny = /^(any|x-amazon-apigateway-any-method)$/i.test(method);
  return { path, method: isAny ? '*' : method.toUpperCase() };
}

function sourceArn(api: Plain, method: string | undefined, path: string): Plain {
  const resource = `\${__ApiId__}/\${__Stage__}${method === undefined ? '' : `/${method}`}${path}`;
  return localArn('execute-api', resource, { __ApiId__: api, __Stage__: '*' });
}
