import {
  type Entry,
  type MappingNode,
  type Node,
  type OpaqueTable,
  type Range,
  stringOf,
} from '@leastwise/core';
import { describeNode } from './describe-node.ts';
import { intrinsicOf } from './intrinsic-call.ts';
import { INTRINSICS } from './intrinsics/index.ts';
import { textOf } from './plain-nodes.ts';
import { attributeOf, refValueOf } from './resource-values.ts';
import type { Template, TemplateNote, TemplateResource } from './template.ts';

/** What is known of parameters and conditions while values are resolved. */
export interface Values {
  /** The value of a parameter or pseudo parameter; undefined when only deployment knows. */
  valueOf(name: string): string | undefined;
  /** Whether a condition holds; undefined when that is left open. */
  condition(name: string): boolean | undefined;
}

/** A string longer than this is not built: functions nested in functions can double it at each level. */
const MAX_TEXT = 1_000_000;

/**
 * Resolves the intrinsic functions of a template as far as they can be. What only deployment knows becomes an
 * opaque letter where it is a string, and an unresolved node where its shape is unknown. Never throws.
 */
export class Resolver {
  readonly template: Template;
  readonly values: Values;
  readonly opaque: OpaqueTable;
  /** What is wrong with the function calls met so far. */
  readonly mistakes: TemplateNote[] = [];
  readonly #resolving = new Set<string>();
  readonly #names = new Map<string, string | undefined>();

  constructor(template: Template, values: Values, opaque: OpaqueTable) {
    this.template = template;
    this.values = values;
    this.opaque = opaque;
  }

  /** A value with its functions resolved; undefined when it is `AWS::NoValue`, the same as leaving it out. */
  resolve(node: Node): Node | undefined {
    const call = intrinsicOf(node);
    if (call) {
      const intrinsic = INTRINSICS.get(call.name);
      if (!intrinsic) return this.unresolved(node, `\`${call.name}\` is not a function that is known here`);
      return intrinsic({ node, argument: call.argument, resolver: this });
    }
    if (node.type === 'mapping') return this.#mapping(node);
    if (node.type !== 'sequence') return node;
    const items: Node[] = [];
    let changed = false;
    for (const item of node.items) {
      const resolved = this.resolve(item);
      if (resolved) items.push(resolved);
      if (resolved !== item) changed = true;
    }
    return changed ? { ...node, items } : node;
  }

  #mapping(node: MappingNode): Node {
    const entries: Entry[] = [];
    let changed = false;
    for (const entry of node.entries) {
      if (entry.key === 'Fn::Transform') {
        changed = true;
        this.mistake(entry.keyRange, `a macro adds to this part: ${describeNode(entry.value)}`);
        continue;
      }
      const value = this.resolve(entry.value);
      if (value) entries.push(value === entry.value ? entry : { ...entry, value });
      if (value !== entry.value) changed = true;
    }
    return changed ? { ...node, entries } : node;
  }

  /** The string that a value resolves to, opaque letters included; undefined when it is no string. */
  text(node: Node): string | undefined {
    const resolved = this.resolve(node);
    return textOf(resolved) ?? stringOf(resolved);
  }

  /** A string in place of a function call. */
  string(value: string, call: Node): Node {
    if (value.length > MAX_TEXT) return this.unresolved(call, 'the text is too long');
    return { type: 'scalar', value, range: call.range };
  }

  /** A value that only deployment knows. */
  unresolved(call: Node, reason: string, name = describeNode(call)): Node {
    return { type: 'unresolved', reason, letter: this.opaque.letter(`\${${name}}`), range: call.range };
  }

  /** A function call that CloudFormation would not take. */
  wrong(call: Node, reason: string): Node {
    this.mistake(call.range, reason);
    return this.unresolved(call, reason);
  }

  mistake(range: Range, reason: string): void {
    this.mistakes.push({ range, reason });
  }

  /** The value of a pseudo parameter, as an opaque letter where only deployment knows it. */
  pseudo(name: string): string {
    return this.values.valueOf(name) ?? this.opaque.letter(`\${${name}}`);
  }

  /** What `Ref` gives for a resource: its name, ARN or id; partly opaque. */
  refOf(resource: TemplateResource): string {
    return refValueOf(resource, this);
  }

  /** What `Fn::GetAtt` gives for a resource; undefined when the attribute is not one of those known. */
  attributeOf(resource: TemplateResource, attribute: string): string | undefined {
    return attributeOf(resource, attribute, this);
  }

  /** A string property of a resource, resolved once; undefined when absent, or part of a cycle. */
  propertyOf(resource: Pick<TemplateResource, 'id' | 'properties'>, property: string): string | undefined {
    const key = `${resource.id}.${property}`;
    if (this.#names.has(key)) return this.#names.get(key);
    if (resource.properties?.type !== 'mapping' || this.#resolving.has(key)) return undefined;
    const node = resource.properties.entries.find((entry) => entry.key === property)?.value;
    if (!node) return undefined;
    this.#resolving.add(key);
    const text = this.text(node);
    this.#resolving.delete(key);
    this.#names.set(key, text);
    return text;
  }
}
