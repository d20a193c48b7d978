import type { Statement } from '@leastwise/core';
import { CoveringIndex } from './covering-index.ts';
import { statementCovers } from './statement-covers.ts';
import { textList } from './text-list.ts';

/** Up to so many statements are simply compared with each other. */
const FEW = 60;

/**
 * How many candidates are compared with one statement where there are more. Only policies beyond what AWS
 * stores have more statements that share a resource.
 */
const MOST_CANDIDATES = 20;

/**
 * For statements, another one that covers it. For many statements an index over their resources and actions
 * keeps the time near linear.
 */
export class CoveringStatements {
  readonly #statements: readonly Statement[];
  readonly #index: StatementIndex | undefined;

  constructor(statements: readonly Statement[]) {
    this.#statements = statements;
    this.#index = statements.length > FEW ? new StatementIndex(statements) : undefined;
  }

  /** A statement that covers the given one and is accepted. */
  find(statement: Statement, accept: (candidate: Statement) => boolean): Statement | undefined {
    let compared = 0;
    for (const candidate of this.#index?.candidates(statement) ?? this.#statements) {
      if (candidate === statement) continue;
      if (this.#index && ++compared > MOST_CANDIDATES) return undefined;
      if (statementCovers(candidate, statement) && accept(candidate)) return candidate;
    }
    return undefined;
  }
}

class StatementIndex {
  readonly #byAction = new CoveringIndex<Statement>();
  readonly #byResource = new CoveringIndex<Statement>();
  /** Statements with `NotAction` or `NotResource`, to which no index leads. */
  readonly #negated: Statement[] = [];

  constructor(statements: readonly Statement[]) {
    for (const statement of statements) {
      const { action, resource } = statement;
      if (!action) continue;
      if (action.negated || resource?.negated) this.#negated.push(statement);
      else if (resource)
        for (const text of textList(statement, 'resource').all) this.#byResource.add(text, statement);
      else for (const text of textList(statement, 'action').all) this.#byAction.add(text, statement);
    }
  }

  *candidates({ action, resource }: Statement): Generator<Statement> {
    const [firstResource] = resource?.negated === false ? resource.values : [];
    const [firstAction] = action?.negated === false ? action.values : [];
    if (firstResource) yield* this.#byResource.candidates(firstResource.value);
    else if (!resource && firstAction) yield* this.#byAction.candidates(firstAction.value.toLowerCase());
    yield* this.#negated;
  }
}
