import type { OpaqueTable, Range } from '@leastwise/core';
import { Fault, type UnknownValue, type Value } from '../value/value.ts';
import type { Budget } from './budget.ts';

/** What all expressions of a module and of the modules that it calls share. */
export interface Context {
  readonly opaque: OpaqueTable;
  readonly budget: Budget;
  /** What may be a fault, depending on values that are unknown: `var.list[1]`. */
  readonly doubts: Doubts;
  /** The conditions that values depend on, each with the expression that it stands for. */
  readonly conditions: Map<string, Range>;
}

/** What evaluating met that may be a fault, depending on values that are unknown. */
export class Doubts {
  readonly #names: string[] = [];

  /** Takes down an unknown value that Terraform may refuse to compute. @returns the value */
  add(value: UnknownValue): UnknownValue {
    this.#names.push(value.name);
    return value;
  }

  /** Does something, and names what in it may be a fault. */
  during<T>(act: () => T): { readonly result: T; readonly doubts: readonly string[] } {
    const before = this.#names.length;
    const result = act();
    return { result, doubts: [...new Set(this.#names.slice(before))] };
  }

  /** Does something whose doubts are its own: what a reference leads to is no part of the expression that refers. */
  apart<T>(act: () => T): T {
    const before = this.#names.length;
    try {
      return act();
    } finally {
      this.#names.length = before;
    }
  }
}

/** The files that expressions of a module may read. */
export interface ReadableFiles {
  /**
   * A file's text and the offset at which it begins in the source text of the module.
   * @param path as written; relative to the root module
   * @throws Fault when it does not exist, or lies outside of what is analysed
   */
  read(path: string): { readonly text: string; readonly base: number };
  /** Whether there is such a file. @throws Fault when it lies outside of what is analysed */
  exists(path: string): boolean;
  /** The files under a folder that match a pattern, relative to the folder. */
  match(folder: string, pattern: string): readonly string[];
}

/** What names mean where an expression stands. */
export class Scope {
  readonly context: Context;
  readonly files: ReadableFiles;
  readonly #lookUp: (name: string, range: Range) => Value | undefined;

  constructor(
    context: Context,
    files: ReadableFiles,
    lookUp: (name: string, range: Range) => Value | undefined,
  ) {
    this.context = context;
    this.files = files;
    this.#lookUp = lookUp;
  }

  get opaque(): OpaqueTable {
    return this.context.opaque;
  }

  /** What a name means. @throws Fault when it means nothing */
  name(name: string, range: Range): Value {
    const value = this.#lookUp(name, range);
    if (!value) throw new Fault(`\`${name}\` means nothing here`);
    return value;
  }

  /** A scope in which some names mean something else, such as those that `for` introduces. */
  with(values: ReadonlyMap<string, Value>): Scope {
    return new Scope(
      this.context,
      this.files,
      (name, range) => values.get(name) ?? this.#lookUp(name, range),
    );
  }
}

/** The name of the condition that an unknown value is, and whether the value is its negation. */
export function conditionOf(value: UnknownValue, context: Context): { name: string; isNegated: boolean } {
  const of = value.negates ?? value;
  const name = context.opaque.show(of.name);
  if (!context.conditions.has(name)) context.conditions.set(name, of.range);
  return { name, isNegated: value.negates !== undefined };
}
