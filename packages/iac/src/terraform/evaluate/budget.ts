import { Fault } from '../value/value.ts';

/** How much evaluating one module may cost, so that loops within loops end. */
export const BUDGET = {
  /** Values made. */
  steps: 3_000_000,
  /** Expressions within expressions, references followed. */
  depth: 300,
  /** Characters of one string. */
  text: 1_000_000,
  /** Items of one list or object. */
  items: 100_000,
  /** Instances of resources and modules. */
  instances: 20_000,
} as const;

/** Counts what evaluating costs. */
export class Budget {
  #steps = 0;
  #depth = 0;

  /** Does something one level deeper. @throws Fault past the bounds */
  within<T>(act: () => T): T {
    this.spend(1);
    if (this.#depth >= BUDGET.depth) throw new Fault(`expressions refer to each other too deeply`);
    this.#depth++;
    try {
      return act();
    } finally {
      this.#depth--;
    }
  }

  /** Counts some values. @throws Fault past the bounds */
  spend(count: number): void {
    this.#steps += count;
    if (this.isSpent)
      throw new Fault('evaluating the module costs too much, so that the rest is not computed');
  }

  /** Whether the bounds are passed. */
  get isSpent(): boolean {
    return this.#steps > BUDGET.steps;
  }
}
