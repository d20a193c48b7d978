import { listOf, type Node, stringOf, valueAt } from '@leastwise/core';
import { entriesOf } from '../../cloudformation/plain-nodes.ts';

/** What an expression of the configuration refers to, with the module that it stands in. */
export interface Expression {
  readonly node: Node;
  readonly module: ConfigurationModule;
}

/**
 * A module of the `configuration` of a plan: what people wrote, as far as plans show it: constants and references, not
 * functions and not locals.
 */
export class ConfigurationModule {
  /** The address of the module: `module.a["x"]`; empty for the root. */
  readonly address: string;
  readonly parent: ConfigurationModule | undefined;
  readonly #node: Node | undefined;
  readonly #call: Node | undefined;
  readonly #resources = new Map<string, Node>();

  constructor(address: string, node: Node | undefined, parent?: ConfigurationModule, call?: Node) {
    this.address = address;
    this.parent = parent;
    this.#node = node;
    this.#call = call;
    for (const resource of listOf(valueAt(node, 'resources'))) {
      const address = stringOf(valueAt(resource, 'address'));
      if (address !== undefined) this.#resources.set(address, resource);
    }
  }

  /** A module that this one calls. */
  child(step: string): ConfigurationModule {
    const name = step.replace(/\[.*$/s, '');
    const call = valueAt(valueAt(this.#node, 'module_calls'), name);
    const address = this.address === '' ? `module.${step}` : `${this.address}.module.${step}`;
    return new ConfigurationModule(address, valueAt(call, 'module'), this, call);
  }

  /** What a resource is made for each of. */
  forEachOf(resource: string): Node | undefined {
    return valueAt(this.#resources.get(resource), 'for_each_expression');
  }

  /** The expressions of a resource by argument; undefined where the configuration does not have the resource. */
  expressionsOf(resource: string): Node | undefined {
    const node = this.#resources.get(resource);
    return node && (valueAt(node, 'expressions') ?? { type: 'mapping', entries: [], range: node.range });
  }

  /** What the caller gives for a variable. */
  variable(name: string): Expression | undefined {
    const node = valueAt(valueAt(this.#call, 'expressions'), name);
    return node && this.parent && { node, module: this.parent };
  }

  /** What an output is. */
  output(name: string): Expression | undefined {
    const node = valueAt(valueAt(valueAt(this.#node, 'outputs'), name), 'expression');
    return node && { node, module: this };
  }
}

/** The references of an expression, without those that a longer one begins with. */
export function referencesOf(expression: Node | undefined): readonly string[] {
  const all = new Set<string>();
  const collect = (node: Node | undefined): void => {
    if (!node) return;
    const references = valueAt(node, 'references');
    for (const reference of listOf(references)) {
      const text = stringOf(reference);
      if (text !== undefined) all.add(text);
    }
    if (references) return;
    if (node.type === 'sequence') node.items.forEach(collect);
    else for (const { value } of entriesOf(node)) if (value.type !== 'scalar') collect(value);
  };
  collect(expression);
  const longest = [...all].filter((one) => ![...all].some((other) => other !== one && isWithin(other, one)));
  // What picks the instance of a resource is no value of its own.
  const values = longest.filter((one) => !/^(each\.key|count\.index)$/.test(one));
  return values.length > 0 ? values : longest;
}

function isWithin(long: string, short: string): boolean {
  return long.startsWith(short) && (long[short.length] === '.' || long[short.length] === '[');
}
