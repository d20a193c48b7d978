import type { Statement } from '@leastwise/core';
import { CoveringIndex } from './covering-index.ts';
import { statementCovers } from './statement-covers.ts';

/** How many candidates are compared with one statement. More share its first action and first resource only in policies that no AWS quota admits. */
const MOST_CANDIDATES = 50;

/**
 * For statements, another one that covers it. An index over actions and resources keeps the time near linear
 * in the number of statements.
 */
export class CoveringStatements {
  readonly #byAction = new CoveringIndex<Statement>();
  readonly #byResource = new CoveringIndex<Statement>();
  /** Statements with `NotAction` or `NotResource`, to which no index leads. */
  readonly #negated: Statement[] = [];

  constructor(statements: readonly Statement[]) {
    for (const statement of statements) {
      const { action, resource } = statement;
      if (!action) continue;
      if (action.negated || resource?.negated) this.#negated.push(statement);
      for (const { value } of action.negated ? [] : action.values)
        this.#byAction.add(value.toLowerCase(), statement);
      for (const { value } of resource && !resource.negated ? resource.values : [])
        this.#byResource.add(value, statement);
    }
  }

  /** A statement that covers the given one and is accepted. */
  find(statement: Statement, accept: (candidate: Statement) => boolean): Statement | undefined {
    let compared = 0;
    for (const candidate of this.#candidates(statement)) {
      if (candidate === statement || !accept(candidate)) continue;
      if (++compared > MOST_CANDIDATES) return undefined;
      if (statementCovers(candidate, statement)) return candidate;
    }
    return undefined;
  }

  *#candidates({ action, resource }: Statement): Generator<Statement> {
    const [firstAction] = action?.negated === false ? action.values : [];
    const [firstResource] = resource?.negated === false ? resource.values : [];
    // The resource mostly tells more than the action.
    if (firstResource) yield* this.#byResource.candidates(firstResource.value);
    else if (firstAction) yield* this.#byAction.candidates(firstAction.value.toLowerCase());
    else if (action) yield* this.#byAction.candidates('*');
    yield* this.#negated;
  }
}
