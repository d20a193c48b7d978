import { type MappingNode, type Node, valueAt } from '@leastwise/core';
import { eventsOf, type TemplateEvent } from '../events/event.ts';
import { nodeOf, type Plain } from '../template/build.ts';
import type { TemplateResource } from '../template/expansion.ts';
import { mergeGlobals } from '../template/globals.ts';
import { given, refOf, textOf } from '../template/intrinsics.ts';
import { ApiResourcePolicy } from './resource-policy.ts';
import { Routes } from './routes.ts';

/** An API of the template, with what the events of functions add to it. */
export interface TemplateApi {
  readonly resource: TemplateResource;
  readonly stage: Node | undefined;
  readonly routes: Routes;
  readonly policy: ApiResourcePolicy;
  /** Whether SAM writes its definition from the events. */
  readonly isManaged: boolean;
  /** Whether its paths are known: SAM's own, or written out in `DefinitionBody`. */
  readonly hasKnownPaths: boolean;
}

/** The property of an event that names its API, and the API that SAM makes for events without it. */
interface Kind {
  readonly property: string;
  readonly implicit: string;
  readonly type: string;
}

/** By the type of event. */
const KINDS: ReadonlyMap<string, Kind> = new Map([
  ['Api', { property: 'RestApiId', implicit: 'ServerlessRestApi', type: 'AWS::Serverless::Api' }],
  ['HttpApi', { property: 'ApiId', implicit: 'ServerlessHttpApi', type: 'AWS::Serverless::HttpApi' }],
]);

const OWNERS = new Set(['AWS::Serverless::Function', 'AWS::Serverless::StateMachine']);

/** The APIs of a template, those that SAM makes for events without one included. */
export class Apis {
  /** The APIs that SAM makes by itself. */
  readonly implicit: readonly TemplateResource[];
  /** Conditions that SAM makes for them: by name, the conditions of which one must hold. */
  readonly conditions = new Map<string, readonly string[]>();
  readonly #apis = new Map<string, TemplateApi>();

  constructor(resources: ReadonlyMap<string, TemplateResource>, globals: Node | undefined) {
    const events = [...resources.values()].filter(({ type }) => OWNERS.has(type)).flatMap(eventsOf);
    this.implicit = [...KINDS].flatMap(([eventType, kind]) => {
      const of = events.filter(
        (event) => event.type === eventType && !given(event.properties, kind.property),
      );
      return of.length > 0 ? [this.#implicitApi(kind, of, globals)] : [];
    });
    const types = new Set([...KINDS.values()].map((kind) => kind.type));
    for (const resource of [...resources.values(), ...this.implicit]) {
      if (types.has(resource.type)) this.#apis.set(resource.id, apiOf(resource));
    }
    for (const event of events) this.#addRoute(event);
  }

  /** An API of the template by its logical id. */
  get(id: string): TemplateApi | undefined {
    return this.#apis.get(id);
  }

  /** The API of an event: its id as the event gives it, and the API itself where the template has it. */
  of(event: TemplateEvent): { readonly id: Plain; readonly api: TemplateApi | undefined } {
    const { property, implicit } = KINDS.get(event.type)!;
    const written = given(event.properties, property);
    if (!written) return { id: { Ref: implicit }, api: this.#apis.get(implicit) };
    const name = refOf(written) ?? textOf(written);
    return { id: written, api: name === undefined ? undefined : this.#apis.get(name) };
  }

  #addRoute(event: TemplateEvent): void {
    if (!KINDS.has(event.type)) return;
    const { api } = this.of(event);
    const path = textOf(valueAt(event.properties, 'Path'));
    const method = textOf(valueAt(event.properties, 'Method'));
    if (api?.isManaged && path !== undefined && method !== undefined) api.routes.add(path, method);
  }

  /** The API for events without one; it is there when one of their functions is. */
  #implicitApi(
    { implicit: id, type }: Kind,
    events: readonly TemplateEvent[],
    globals: Node | undefined,
  ): TemplateResource {
    const { range, owner } = events[0]!;
    const own = nodeOf(type === 'AWS::Serverless::Api' ? { StageName: 'Prod' } : {}, range) as MappingNode;
    const names = new Set(events.map((event) => textOf(valueAt(event.owner.node, 'Condition'))));
    const conditions = [...names].flatMap((name) => (name === undefined ? [] : [name]));
    let Condition: string | undefined;
    if (!names.has(undefined)) {
      Condition = conditions.length === 1 ? conditions[0] : `${id}Condition`;
      if (conditions.length > 1) this.conditions.set(`${id}Condition`, conditions);
    }
    const properties = mergeGlobals(globals, type, own, undefined);
    return { id, type, idRange: owner.idRange, range, properties, node: nodeOf({ Condition }, range) };
  }
}

function apiOf(resource: TemplateResource): TemplateApi {
  const { properties } = resource;
  const body = given(properties, 'DefinitionBody');
  const isManaged = !body && !given(properties, 'DefinitionUri');
  const routes = new Routes();
  const policy = new ApiResourcePolicy();
  const hasKnownPaths = isManaged || (body !== undefined && routes.addOpenApi(body));
  const written = valueAt(body, 'x-amazon-apigateway-policy');
  if (written) policy.startFrom(written);
  return { resource, stage: given(properties, 'StageName'), routes, policy, isManaged, hasKnownPaths };
}
