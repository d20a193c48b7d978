import type { Entry, MappingNode, Node, Range } from '@leastwise/core';
import { listOf, valueAt } from '@leastwise/core';
import { Apis } from '../api/apis.ts';
import { nodeOf, type Plain } from './build.ts';
import { mergeGlobals } from './globals.ts';
import { given, refOf, textOf } from './intrinsics.ts';

/** The transform that a SAM template names. */
export const SAM_TRANSFORM = 'AWS::Serverless-2016-10-31';

/** A resource as the template has it, globals merged. */
export interface TemplateResource {
  readonly id: string;
  readonly type: string;
  readonly idRange: Range;
  /** The whole resource. */
  readonly range: Range;
  readonly properties: MappingNode;
  /** The resource's attributes beside `Properties`: `Condition`, `Metadata`, `Connectors`. */
  readonly node: Node;
}

/** A part of the template that the expansion leaves out. */
export interface SkippedPart {
  readonly reason: string;
  readonly range: Range;
}

/** How to make a resource of the result. */
export interface Emitted {
  readonly properties?: Plain;
  /** The resource that caused it: its place, and its condition unless another is given. */
  readonly from: TemplateResource;
  /** The name of a condition, or null for none. */
  readonly condition?: string | null;
  /** The text that caused it, where that is narrower than the whole resource. */
  readonly at?: Range;
}

/** The state of expanding one template: what was read, and what the result has so far. */
export class Expansion {
  readonly resources: ReadonlyMap<string, TemplateResource>;
  /** The ARNs of AWS managed policies by name. */
  readonly managedPolicyArns: ReadonlyMap<string, string>;
  /** The template's APIs and what the events of functions add to them. */
  readonly apis: Apis;
  readonly skipped: SkippedPart[] = [];
  /** How policies came to be: by the logical id of their resource, or `id/policy name` for inline ones. */
  readonly origins = new Map<string, string>();
  readonly #defaults = new Map<string, Node>();
  readonly #emitted = new Map<string, Entry>();
  readonly #conditions = new Map<string, Entry>();
  readonly #template: MappingNode;

  constructor(template: MappingNode, arns: ReadonlyMap<string, string>) {
    this.#template = template;
    this.managedPolicyArns = arns;
    this.resources = readResources(template);
    this.apis = new Apis(this.resources, valueAt(template, 'Globals'));
    for (const [name, any] of this.apis.conditions) {
      this.addCondition(name, { 'Fn::Or': any.map((Condition) => ({ Condition })) }, template.range);
    }
    const parameters = valueAt(template, 'Parameters');
    for (const { key, value } of parameters?.type === 'mapping' ? parameters.entries : []) {
      const fallback = valueAt(value, 'Default');
      if (fallback) this.#defaults.set(key, fallback);
    }
  }

  /** A node with a `Ref` to a parameter replaced by the parameter's default, where it has one. */
  resolve(node: Node): Node;
  resolve(node: Node | undefined): Node | undefined;
  resolve(node: Node | undefined): Node | undefined {
    const name = refOf(node);
    const fallback = name === undefined ? undefined : this.#defaults.get(name);
    return node && fallback ? { ...fallback, range: node.range } : node;
  }

  /** The string of a property, parameters resolved; undefined when it is absent or not known here. */
  text(node: Node | undefined, key: string): string | undefined {
    return textOf(this.resolve(given(node, key)));
  }

  /** Adds a resource to the result; a later one of the same id replaces the earlier. */
  emit(id: string, type: string, { properties, from, condition, at }: Emitted): void {
    const range = at ?? from.range;
    const name = condition === undefined ? textOf(valueAt(from.node, 'Condition')) : condition;
    const value = nodeOf({ Type: type, Condition: name ?? undefined, Properties: properties }, range);
    this.#emitted.set(id, { key: id, keyRange: from.idRange, value });
  }

  /** A resource of the result, or one of the template that needs no expansion. */
  emitted(id: string): Node | undefined {
    return this.#emitted.get(id)?.value;
  }

  /** Keeps a resource of the template as it is. */
  keep(entry: Entry): void {
    this.#emitted.set(entry.key, entry);
  }

  addCondition(name: string, value: Plain, at: Range): void {
    this.#conditions.set(name, { key: name, keyRange: at, value: nodeOf(value, at) });
  }

  skip(reason: string, range: Range): void {
    this.skipped.push({ reason, range });
  }

  /** The template with what was emitted in place of its resources. */
  finish(): MappingNode {
    const entries: Entry[] = [];
    for (const entry of this.#template.entries) {
      if (entry.key === 'Resources') {
        const resources: Node = { ...entry.value, type: 'mapping', entries: [...this.#emitted.values()] };
        entries.push({ ...entry, value: resources });
      } else if (entry.key === 'Transform') {
        const items = listOf(entry.value).filter((item) => textOf(item) !== SAM_TRANSFORM);
        if (items.length > 0)
          entries.push({ ...entry, value: { type: 'sequence', items, range: entry.value.range } });
      } else if (entry.key !== 'Globals' && entry.key !== 'Conditions') {
        entries.push(entry);
      }
    }
    const conditions = valueAt(this.#template, 'Conditions');
    const given = conditions?.type === 'mapping' ? conditions.entries : [];
    const at = conditions?.range ?? { start: this.#template.range.start, end: this.#template.range.start };
    if (given.length + this.#conditions.size > 0) {
      const value: Node = { type: 'mapping', entries: [...given, ...this.#conditions.values()], range: at };
      entries.push({ key: 'Conditions', keyRange: at, value });
    }
    return { ...this.#template, entries };
  }
}

function readResources(template: MappingNode): Map<string, TemplateResource> {
  const globals = valueAt(template, 'Globals');
  const result = new Map<string, TemplateResource>();
  const resources = valueAt(template, 'Resources');
  for (const { key, keyRange, value } of resources?.type === 'mapping' ? resources.entries : []) {
    const type = textOf(valueAt(value, 'Type'));
    if (type === undefined) continue;
    const properties = valueAt(value, 'Properties');
    const own: MappingNode =
      properties?.type === 'mapping' ? properties : { type: 'mapping', entries: [], range: value.range };
    result.set(key, {
      id: key,
      type,
      idRange: keyRange,
      range: value.range,
      properties: mergeGlobals(globals, type, own, valueAt(value, 'IgnoreGlobals')),
      node: value,
    });
  }
  return result;
}
