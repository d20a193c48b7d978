import type { Node, OpaqueTable } from '@leastwise/core';
import { intrinsicOf } from './intrinsic-call.ts';
import { Resolver } from './resolver.ts';
import type { Template } from './template.ts';
import { World } from './world.ts';

/** A condition that must have come out one way for a part of the template to count. */
export interface Guard {
  readonly condition: string;
  readonly holds: boolean;
}

/** What one way of deploying the template gave. */
interface Variant<T> {
  readonly value: T;
  readonly world: World;
}

/** The ways looked at, and whether these are all. */
export interface Variants<T> {
  readonly variants: readonly Variant<T>[];
  readonly isComplete: boolean;
}

/** How many forms of one policy are looked at. */
export const MAX_VARIANTS = 16;

/** Bounds the search for ways in which contradictory or rarely met guards hold. */
const MAX_ATTEMPTS = 256;

/** The ways in which a template may be deployed. */
export class Deployments {
  readonly #template: Template;
  readonly #opaque: OpaqueTable;
  /** The way that all parts share which ask for no condition, with what was resolved in it. */
  #shared: { readonly world: World; readonly resolver: Resolver } | undefined;
  #hasChosen = false;

  constructor(template: Template, opaque: OpaqueTable) {
    this.#template = template;
    this.#opaque = opaque;
  }

  /**
   * Calls `look` once for each way in which the conditions that it asks for can come out together, given that
   * the guards hold.
   */
  forEach<T>(guards: readonly Guard[], look: (resolver: Resolver, world: World) => T): Variants<T> {
    if (guards.length === 0) {
      const { world, resolver } = this.#withoutChoice();
      const before = world.asked.size;
      const value = look(resolver, world);
      if (!this.#hasChosen) return { variants: [{ value, world }], isComplete: true };
      // Other parts have this world, too, and did not ask.
      for (const name of [...world.asked.keys()].slice(before)) world.asked.delete(name);
    }
    const variants: Variant<T>[] = [];
    const pending: boolean[][] = [[]];
    for (let attempts = 0; pending.length > 0; attempts++) {
      if (variants.length === MAX_VARIANTS || attempts === MAX_ATTEMPTS)
        return { variants, isComplete: false };
      const given = pending.pop()!;
      const made: boolean[] = [];
      const world = new World(this.#template, this.#opaque, () => {
        const choice = given[made.length] ?? true;
        made.push(choice);
        return choice;
      });
      const fits = guards.every(({ condition, holds }) => world.condition(condition) === holds);
      if (fits)
        variants.push({ value: look(new Resolver(this.#template, world, this.#opaque), world), world });
      // Each choice made anew has its alternative; the last one made is looked at first.
      for (let at = given.length; at < made.length; at++) pending.push([...made.slice(0, at), false]);
    }
    return { variants, isComplete: true };
  }

  #withoutChoice(): { world: World; resolver: Resolver } {
    if (!this.#shared || this.#hasChosen) {
      this.#hasChosen = false;
      const world = new World(this.#template, this.#opaque, () => {
        this.#hasChosen = true;
        return true;
      });
      this.#shared = { world, resolver: new Resolver(this.#template, world, this.#opaque) };
    }
    return this.#shared;
  }
}

/** What something is told to be there under; nothing for what is there under every assignment. */
export function worldsOf(assignments: readonly ReadonlyMap<string, boolean>[]): {
  readonly worlds?: readonly Readonly<Record<string, boolean>>[];
} {
  if (assignments.some(({ size }) => size === 0)) return {};
  return { worlds: assignments.map((assignment) => Object.fromEntries(assignment)) };
}

/** Asks for every condition that decides which branches of a value count, before the value is resolved. */
export function decideBranches(node: Node, world: World): void {
  const call = intrinsicOf(node);
  if (call?.name === 'Fn::If' && call.argument.type === 'sequence') {
    const [condition, then, otherwise] = call.argument.items;
    const name = condition?.type === 'scalar' ? String(condition.value) : undefined;
    const branch = name !== undefined && world.condition(name) ? then : otherwise;
    if (branch) decideBranches(branch, world);
    return;
  }
  if (node.type === 'sequence') for (const item of node.items) decideBranches(item, world);
  else if (node.type === 'mapping') for (const { value } of node.entries) decideBranches(value, world);
}
