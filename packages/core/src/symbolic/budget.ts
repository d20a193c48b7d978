/** Thrown inside the symbolic engine when an answer would cost too much; it becomes `unknown: budget`. */
export class BudgetExceededError extends Error {
  readonly code = 'budget-exceeded';

  constructor(what: string) {
    super(`the budget was spent: ${what}`);
  }
}
