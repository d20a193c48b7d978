import type { Catalog } from '../catalog/model.ts';
import type { Statement } from '../policy/policy.ts';
import type { PolicyInContext } from '../policy/source.ts';
import type { Budget } from './budget.ts';
import type { CallerStatements } from './caller-statements.ts';
import type { ActionBits } from './catalog-actions.ts';
import type { Question } from './question.ts';

/** What a set of policies allows: an Allow of theirs, within the boundary, and no Deny of either. */
export interface PolicySet {
  readonly catalog: Catalog;
  readonly policies: readonly PolicyInContext[];
  readonly boundary?: PolicyInContext;
  /** What all questions about them may cost. */
  readonly budget: Budget;
  /** Told when a question about them was given up because it would take too long. */
  giveUp(): void;
  actionsOf(statement: Statement): ActionBits;
  actions(patterns: readonly string[]): ActionBits;
  /**
   * What the policies say to a caller.
   * @param principal as in `Request.principal`
   * @param context keys of which a question says what they hold
   * @throws InvalidRequestError when nobody of that form can make a request
   */
  toCaller(principal: string, context?: Question['context']): CallerStatements;
}
