import { hasOpaque, type Node, type OpaqueTable, stringOf } from '@leastwise/core';
import { describeNode } from './describe-node.ts';
import { conditionNameOf, intrinsicOf } from './intrinsic-call.ts';
import { textOf } from './plain-nodes.ts';
import { PSEUDO_PARAMETERS } from './pseudo-parameters.ts';
import { Resolver, type Values } from './resolver.ts';
import type { Template } from './template.ts';

/** Decides something that only deployment knows; undefined to leave it open. */
export type Choose = (what: string) => boolean | undefined;

/**
 * One way in which a template may be deployed: which comparisons hold, and what follows of the values of
 * parameters. Conditions are decided as they are asked for, never against each other: once `Env` equals `prod`,
 * it does not equal `dev`.
 */
export class World implements Values {
  readonly #template: Template;
  readonly #opaque: OpaqueTable;
  readonly #choose: Choose;
  readonly #pinned = new Map<string, string>();
  readonly #excluded = new Map<string, Set<string>>();
  readonly #decided = new Map<string, boolean>();
  readonly #evaluating = new Set<string>();
  /** The conditions asked for so far, with how they came out. */
  readonly asked = new Map<string, boolean>();

  constructor(template: Template, opaque: OpaqueTable, choose: Choose) {
    this.#template = template;
    this.#opaque = opaque;
    this.#choose = choose;
  }

  /** Takes a condition to hold, without asking what follows of it for others. */
  assume(condition: string): void {
    this.asked.set(condition, true);
  }

  /** Whether a condition of the template holds; undefined when that is left open. */
  condition(name: string): boolean | undefined {
    const known = this.asked.get(name);
    if (known !== undefined) return known;
    const node = this.#template.conditions.get(name);
    if (!node || this.#evaluating.has(name)) return this.#decide(`condition ${name}`);
    this.#evaluating.add(name);
    const result = this.#evaluate(node);
    this.#evaluating.delete(name);
    if (result !== undefined) this.asked.set(name, result);
    return result;
  }

  /** The value of a parameter or pseudo parameter: what conditions made of it, or its default. */
  valueOf(name: string): string | undefined {
    return this.#certainValueOf(name) ?? this.#defaultOf(name);
  }

  #certainValueOf(name: string): string | undefined {
    const pinned = this.#pinned.get(name);
    if (pinned !== undefined) return pinned;
    const left = this.#allowed(name);
    return left?.length === 1 ? left[0] : undefined;
  }

  #defaultOf(name: string): string | undefined {
    const parameter = this.#template.parameters.get(name);
    const fallback = parameter
      ? parameter.default
      : (this.#template.pseudoParameters?.get(name) ?? PSEUDO_PARAMETERS.get(name) ?? undefined);
    return fallback !== undefined && this.#excluded.get(name)?.has(fallback) ? undefined : fallback;
  }

  /** The values that a parameter with a list of allowed ones can still have. */
  #allowed(name: string): readonly string[] | undefined {
    const excluded = this.#excluded.get(name);
    const allowed = this.#template.parameters.get(name)?.allowed;
    return excluded ? allowed?.filter((value) => !excluded.has(value)) : allowed;
  }

  #evaluate(node: Node): boolean | undefined {
    const reference = conditionNameOf(node);
    if (reference !== undefined) return this.condition(reference);
    const call = intrinsicOf(node);
    const operands = call?.argument.type === 'sequence' ? call.argument.items : [];
    switch (call?.name) {
      case 'Fn::And':
        return this.#all(operands, true);
      case 'Fn::Or':
        return this.#all(operands, false);
      case 'Fn::Not': {
        const value = operands.length === 1 ? this.#evaluate(operands[0]!) : undefined;
        return value === undefined ? this.#decide(describeNode(node)) : !value;
      }
      case 'Fn::Equals':
        return operands.length === 2
          ? this.#equal(operands[0]!, operands[1]!)
          : this.#decide(describeNode(node));
      default: {
        const text = textOf(node)?.toLowerCase();
        return text === 'true' ? true : text === 'false' ? false : this.#decide(describeNode(node));
      }
    }
  }

  /** Whether all operands hold (`wanted`), or none (`!wanted`), turned into the value of And and Or. */
  #all(operands: readonly Node[], wanted: boolean): boolean | undefined {
    let open = false;
    for (const operand of operands) {
      const value = this.#evaluate(operand);
      if (value === undefined) open = true;
      else if (value !== wanted) return !wanted;
    }
    return open ? undefined : wanted;
  }

  #equal(a: Node, b: Node): boolean | undefined {
    const [left, right] = [this.#operand(a), this.#operand(b)];
    const list = left.text === '' ? listOperand(b) : right.text === '' ? listOperand(a) : undefined;
    if (list !== undefined && this.#template.parameters.has(list)) return this.#compare(list, '');
    if (left.symbol !== undefined && right.text !== undefined) return this.#compare(left.symbol, right.text);
    if (right.symbol !== undefined && left.text !== undefined) return this.#compare(right.symbol, left.text);
    if (left.text !== undefined && right.text !== undefined) return left.text === right.text;
    if (left.shown === right.shown) return true;
    return this.#decide([left.shown, right.shown].sort().join(' = '));
  }

  /** What an operand of `Fn::Equals` is: a text that is known, a parameter, or something only deployment knows. */
  #operand(node: Node): { text?: string; symbol?: string; shown: string } {
    const call = intrinsicOf(node);
    const name = call?.name === 'Ref' ? stringOf(call.argument) : undefined;
    if (name !== undefined && (this.#template.parameters.has(name) || PSEUDO_PARAMETERS.has(name))) {
      const text = this.#certainValueOf(name);
      return text === undefined ? { symbol: name, shown: `\${${name}}` } : { text, shown: text };
    }
    // A default counts for nothing here: whoever deploys can give another value.
    const values: Values = {
      valueOf: (symbol) => this.#certainValueOf(symbol),
      condition: (condition) => this.condition(condition),
    };
    const resolved = new Resolver(this.#template, values, this.#opaque).resolve(node);
    const text = textOf(resolved) ?? (resolved?.type === 'unresolved' ? resolved.letter : undefined);
    if (text === undefined || hasOpaque(text)) return { shown: text ?? describeNode(node) };
    return { text, shown: text };
  }

  #compare(name: string, value: string): boolean | undefined {
    if (this.#excluded.get(name)?.has(value)) return false;
    const allowed = this.#allowed(name);
    if (allowed && !allowed.includes(value)) return false;
    const equal = this.#decide(`${name} = ${value}`);
    if (equal === true) this.#pinned.set(name, value);
    if (equal === false) {
      const excluded = this.#excluded.get(name);
      if (excluded) excluded.add(value);
      else this.#excluded.set(name, new Set([value]));
    }
    return equal;
  }

  #decide(what: string): boolean | undefined {
    const known = this.#decided.get(what);
    if (known !== undefined) return known;
    const choice = this.#choose(what);
    if (choice !== undefined) this.#decided.set(what, choice);
    return choice;
  }
}

/** The list that an operand tells apart from an empty one: `!Join [',', !Ref Principals]`, `!Select [0, !Ref Principals]`. */
function listOperand(node: Node): string | undefined {
  const call = intrinsicOf(node);
  if ((call?.name !== 'Fn::Join' && call?.name !== 'Fn::Select') || call.argument.type !== 'sequence')
    return undefined;
  const of = intrinsicOf(call.argument.items[1]);
  return of?.name === 'Ref' ? stringOf(of.argument) : undefined;
}
