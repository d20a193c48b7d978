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
import type { Construct } from './template-input.ts';
import { World } from './world.ts';

/**
 * A resource of a template. Its properties are resolved when first asked for, with its own condition holding;
 * what depends on other conditions is unresolved.
 */
export class TemplateDeclaredResource implements DeclaredResource {
  readonly id: string;
  readonly type: string;
  readonly range: Range;
  readonly idRange: Range;
  readonly arn?: string;
  readonly name?: string;
  readonly constructPath?: string;
  readonly createdAt?: string;
  /** Resolves with only the resource's own condition decided. */
  readonly resolver: Resolver;
  readonly #raw: Node | undefined;
  #properties: Node | undefined;

  constructor(
    resource: TemplateResource,
    template: Template,
    opaque: OpaqueTable,
    construct: Construct | undefined,
  ) {
    this.id = resource.id;
    this.type = resource.type;
    this.range = resource.range;
    this.idRange = resource.idRange;
    const world = new World(template, opaque, () => undefined);
    if (resource.condition !== undefined) world.assume(resource.condition);
    this.resolver = new Resolver(template, world, opaque);
    this.#raw = resource.properties;
    const arn = arnOf(resource, this.resolver);
    if (arn !== undefined) this.arn = arn;
    const name = givenNameOf(resource, this.resolver);
    if (name !== undefined) this.name = name;
    const path = construct?.path ?? stringOf(valueAt(valueAt(resource.node, 'Metadata'), 'aws:cdk:path'));
    if (path !== undefined) this.constructPath = path;
    if (construct?.createdAt !== undefined) this.createdAt = construct.createdAt;
  }

  get properties(): Node {
    this.#properties ??= (this.#raw && this.resolver.resolve(this.#raw)) ?? {
      type: 'mapping',
      entries: [],
      range: this.range,
    };
    return this.#properties;
  }
}
