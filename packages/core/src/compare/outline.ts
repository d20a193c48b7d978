import type { Catalog } from '../catalog/model.ts';
import type { Statement } from '../policy/policy.ts';
import type { PolicyInContext } from '../policy/source.ts';
import { ActionSet } from '../symbolic/action-set.ts';
import { identityOf } from './statement-identity.ts';
import { variableKeys } from './variable-keys.ts';

/** What is soon known of a statement, before its resources and conditions are compiled. */
export interface Outline {
  readonly statement: Statement;
  /** Equal for statements that say the same in the same words, whatever the order. */
  readonly identity: string;
  readonly actions: ActionSet;
  /** Keys of its policy variables that may be absent, in lower case. */
  readonly keys: readonly string[];
}

const kept = new WeakMap<Catalog, WeakMap<Statement, Outline>>();

/** The outline of a statement of a policy. */
export function outlineOf(catalog: Catalog, statement: Statement, policy: PolicyInContext): Outline {
  const statements = kept.get(catalog) ?? new WeakMap<Statement, Outline>();
  kept.set(catalog, statements);
  let outline = statements.get(statement);
  if (!outline) {
    outline = {
      statement,
      identity: identityOf(statement, policy.policy.version?.value),
      actions: ActionSet.ofElement(catalog, statement.action),
      keys: variableKeys(statement, policy),
    };
    statements.set(statement, outline);
  }
  return outline;
}
