import {
  type DeclaredResource,
  type Node,
  type OpaqueTable,
  type Range,
  stringOf,
  valueAt,
} from '@leastwise/core';
import { Resolver } from './resolver.ts';
import { arnOf, givenNameOf } from './resource-values.ts';
import type { Template, TemplateResource } from './template.ts';
import type { Construct, TemplateInput } from './template-input.ts';
import { World } from './world.ts';

/**
 * A resource of a template. What it has is resolved when asked for, with its own condition holding; what depends
 * on other conditions is unresolved.
 */
export class TemplateDeclaredResource implements DeclaredResource {
  readonly id: string;
  readonly type: string;
  readonly range: Range;
  readonly idRange: Range;
  readonly constructPath?: string;
  readonly createdAt?: string;
  readonly isElsewhere?: true;
  readonly program?: () => string | undefined;
  /** Resolves with only the resource's own condition decided. */
  readonly resolver: Resolver;
  readonly #resource: TemplateResource;
  #properties: Node | undefined;
  #arn: { readonly value: string | undefined } | undefined;

  /** @param resolver resolves with only the resource's own condition decided */
  constructor(
    resource: TemplateResource,
    resolver: Resolver,
    construct: Construct | undefined,
    isElsewhere: boolean,
  ) {
    this.id = resource.id;
    this.type = resource.type;
    this.range = resource.range;
    this.idRange = resource.idRange;
    this.resolver = resolver;
    this.#resource = resource;
    const path = construct?.path ?? stringOf(valueAt(valueAt(resource.node, 'Metadata'), 'aws:cdk:path'));
    if (path !== undefined) this.constructPath = path;
    if (construct?.createdAt !== undefined) this.createdAt = construct.createdAt;
    if (construct?.program) this.program = construct.program;
    if (isElsewhere) this.isElsewhere = true;
  }

  get arn(): string | undefined {
    this.#arn ??= { value: arnOf(this.#resource, this.resolver) };
    return this.#arn.value;
  }

  get name(): string | undefined {
    return givenNameOf(this.#resource, this.resolver);
  }

  get properties(): Node {
    const raw = this.#resource.properties;
    this.#properties ??= (raw && this.resolver.resolve(raw)) ?? {
      type: 'mapping',
      entries: [],
      range: this.range,
    };
    return this.#properties;
  }
}

/** Every resource of a template, by logical id. */
export function declareResources(
  template: Template,
  opaque: OpaqueTable,
  { constructOf, elsewhere }: Pick<TemplateInput, 'constructOf' | 'elsewhere'>,
): Map<string, TemplateDeclaredResource> {
  const resolvers = new Map<string | undefined, Resolver>();
  const resolverFor = (condition: string | undefined): Resolver => {
    const known = resolvers.get(condition);
    if (known) return known;
    const world = new World(template, opaque, () => undefined);
    if (condition !== undefined) world.assume(condition);
    const resolver = new Resolver(template, world, opaque);
    resolvers.set(condition, resolver);
    return resolver;
  };
  const declared = new Map<string, TemplateDeclaredResource>();
  for (const resource of template.resources.values()) {
    const { id, condition } = resource;
    const resolver = resolverFor(condition);
    const isElsewhere = elsewhere?.has(id) ?? false;
    declared.set(id, new TemplateDeclaredResource(resource, resolver, constructOf?.(id), isElsewhere));
  }
  return declared;
}
