import type { Catalog } from '../catalog/model.ts';
import type { Policy, Statement, Text } from '../policy/policy.ts';
import type { PolicyInContext } from '../policy/source.ts';
import { isBudgetSpent, withinBudget } from '../symbolic/budget.ts';
import { doTheSame, neverMatches, withStatements, withValues } from './redundancy.ts';

/** A part of a policy that can go without a change of what it allows and denies. */
export interface Removal {
  readonly what: 'statement' | 'action' | 'resource';
  /** The statement, or the one that the part is in, as the policy has it. */
  readonly statement: Statement;
  /** The value that goes, for an action or a resource. */
  readonly value?: Text;
  /** No request ever matches it, or every request that does is decided the same without it. */
  readonly why: 'never-matches' | 'adds-nothing';
}

/** A policy without what it does not need. */
export interface Minimised {
  /** Allows and denies what the policy does, whatever other policies hold beside it. */
  readonly policy: Policy;
  readonly removed: readonly Removal[];
  /** Why nothing was tried. */
  readonly reason?: string;
  /** Whether the policy was too large to try every part. */
  readonly isUnfinished?: boolean;
}

/** What all comparisons of one policy may cost together. */
const BUDGET = 100_000_000;

/**
 * Removes statements, then actions and resources of those that stay, each only where it is proved that the policy
 * does the same without it. Of two that cover each other, the earlier one stays.
 */
export function minimise(catalog: Catalog, policy: PolicyInContext): Minimised {
  const [unread] = policy.policy.unread;
  if (unread) return { policy: policy.policy, removed: [], reason: policy.opaque.show(unread.reason) };
  return withinBudget(BUDGET, () => {
    const minimiser = new Minimiser(catalog, policy);
    minimiser.removeStatements();
    minimiser.removeValues('action');
    minimiser.removeValues('resource');
    const { removed } = minimiser;
    return { policy: minimiser.policy.policy, removed, ...(isBudgetSpent() && { isUnfinished: true }) };
  });
}

class Minimiser {
  policy: PolicyInContext;
  readonly removed: Removal[] = [];
  readonly #catalog: Catalog;

  constructor(catalog: Catalog, policy: PolicyInContext) {
    this.#catalog = catalog;
    this.policy = policy;
  }

  removeStatements(): void {
    for (const statement of [...this.policy.policy.statements].reverse()) {
      const { statements } = this.policy.policy;
      if (isBudgetSpent()) return;
      // AWS takes no policy without a statement.
      if (statements.length === 1) return;
      if (!this.#without(statements.filter((other) => other !== statement))) continue;
      const why = neverMatches(this.#catalog, this.policy, statement) ? 'never-matches' : 'adds-nothing';
      this.removed.push({ what: 'statement', statement, why });
    }
  }

  removeValues(what: 'action' | 'resource'): void {
    for (const original of this.policy.policy.statements) {
      let current = original;
      for (const value of [...(original[what]?.values ?? [])].reverse()) {
        const values = current[what]!.values.filter((other) => other !== value);
        if (values.length === 0 || isBudgetSpent()) break;
        const smaller = withValues(current, what, values);
        const rest = this.policy.policy.statements.map((other) => (other === current ? smaller : other));
        if (!this.#without(rest)) continue;
        current = smaller;
        this.removed.push({ what, statement: original, value, why: 'adds-nothing' });
      }
    }
  }

  /** Takes other statements if the policy does the same with them. */
  #without(statements: readonly Statement[]): boolean {
    const smaller = withStatements(this.policy, statements);
    if (!doTheSame(this.#catalog, this.policy, smaller)) return false;
    this.policy = smaller;
    return true;
  }
}
