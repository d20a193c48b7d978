/** Thrown inside the symbolic engine when an answer would cost too much; it becomes `unknown: budget`. */
export class BudgetExceededError extends Error {
  readonly code = 'budget-exceeded';

  constructor(what: string) {
    super(`the budget was spent: ${what}`);
  }
}

/**
 * What all questions about one set of policies may cost together, in units of about a tenth of a microsecond: counted
 * rather than timed, so that an answer does not depend on the machine.
 */
export class Budget {
  #left: number;

  constructor(units = 10_000_000) {
    this.#left = units;
  }

  get isSpent(): boolean {
    return this.#left < 0;
  }

  /** @throws BudgetExceededError when nothing is left */
  spend(work: number): void {
    this.#left -= work;
    if (this.isSpent) throw new BudgetExceededError('questions about these policies take too long to answer');
  }
}

let current: Budget | undefined;

/** Runs something whose work comes out of a budget. */
export function withBudget<T>(budget: Budget, run: () => T): T {
  const before = current;
  current = budget;
  try {
    return run();
  } finally {
    current = before;
  }
}

/** Runs something within the budget in force, or within one of its own where there is none. */
export function withinBudget<T>(units: number, run: () => T): T {
  return current ? run() : withBudget(new Budget(units), run);
}

/** Whether the budget in force is spent. */
export function isBudgetSpent(): boolean {
  return current?.isSpent === true;
}

/**
 * Takes work out of the budget in force, if there is one.
 * @throws BudgetExceededError when nothing is left of it
 */
export function spend(work: number): void {
  current?.spend(work);
}
