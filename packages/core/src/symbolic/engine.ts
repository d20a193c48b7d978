import type { Catalog } from '../catalog/model.ts';
import type { SourceText } from '../document/source-text.ts';
import type { Statement } from '../policy/policy.ts';
import type { PolicyInContext } from '../policy/source.ts';
import { arbitraryResource, EXAMPLE_ACCOUNT, ownAccount } from './arbitrary.ts';
import { ask } from './ask.ts';
import { Budget } from './budget.ts';
import { callerOf, inContext } from './caller.ts';
import { CallerStatements } from './caller-statements.ts';
import { ActionBits } from './catalog-actions.ts';
import { outsidersOf } from './outsiders.ts';
import type { PolicySet } from './policy-set.ts';
import type { Access, Answer, Engine, Question } from './question.ts';

/** An engine over a catalogue. It keeps what it compiled for as long as the policies live. */
export function createEngine(catalog: Catalog): Engine {
  return new SymbolicEngine(catalog);
}

/** Callers for whom the statements of one set of policies are kept. */
const MAX_CALLERS = 20;
/** Lists of patterns whose actions are kept. */
const MAX_PATTERNS = 5_000;

class SymbolicEngine implements Engine {
  readonly #catalog: Catalog;
  readonly #actions = new WeakMap<Statement, ActionBits>();
  readonly #patterns = new Map<string, ActionBits>();
  readonly #single = new WeakMap<PolicyInContext, Access>();
  readonly #givenUp = new WeakSet<SourceText>();
  readonly #arbitrary = new WeakMap<PolicyInContext, Map<string, string>>();

  constructor(catalog: Catalog) {
    this.#catalog = catalog;
  }

  access(policy: PolicyInContext): Access {
    let access = this.#single.get(policy);
    if (!access) {
      access = this.together([policy]);
      this.#single.set(policy, access);
    }
    return access;
  }

  together(policies: readonly PolicyInContext[], boundary?: PolicyInContext): Access {
    const callers = new Map<string, CallerStatements>();
    let variables: boolean | undefined;
    const hasVariables = (): boolean => {
      variables ??= [...policies, ...(boundary ? [boundary] : [])].some(({ policy }) =>
        policy.statements.some(speaksOfVariables),
      );
      return variables;
    };
    const set: PolicySet = {
      catalog: this.#catalog,
      policies,
      ...(boundary && { boundary }),
      budget: new Budget(),
      giveUp: () => {
        for (const { source } of policies) this.#givenUp.add(source);
      },
      actionsOf: (statement) => this.actionsOf(statement),
      actions: (patterns) => this.actions(patterns),
      toCaller: (principal, context) => {
        // Only policy variables make what a question says of keys matter before its search.
        const given = context && hasVariables() ? context : {};
        const id = `${principal} ${JSON.stringify(given)}`;
        let known = callers.get(id);
        if (!known) {
          const account = policies[0] ? ownAccount(policies[0]) : EXAMPLE_ACCOUNT;
          const caller = callerOf(principal, account, boundary !== undefined);
          known = new CallerStatements(
            set,
            Object.keys(given).length > 0 ? inContext(caller, given) : caller,
          );
          if (callers.size >= MAX_CALLERS) callers.clear();
          callers.set(id, known);
        }
        return known;
      },
    };
    return new PolicyAccess(set);
  }

  actionsOf(statement: Statement): ActionBits {
    let actions = this.#actions.get(statement);
    if (!actions) {
      actions = ActionBits.ofElement(this.#catalog, statement.action);
      this.#actions.set(statement, actions);
    }
    return actions;
  }

  actions(patterns: readonly string[]): ActionBits {
    const key = patterns.length === 1 ? patterns[0]! : patterns.join('\n');
    let actions = this.#patterns.get(key);
    if (!actions) {
      actions = ActionBits.ofPatterns(this.#catalog, patterns);
      if (this.#patterns.size >= MAX_PATTERNS) this.#patterns.clear();
      this.#patterns.set(key, actions);
    }
    return actions;
  }

  arbitraryResource(resourceType: string, policy: PolicyInContext): string {
    let known = this.#arbitrary.get(policy);
    if (!known) {
      known = new Map();
      this.#arbitrary.set(policy, known);
    }
    let arn = known.get(resourceType);
    if (arn === undefined) {
      arn = arbitraryResource(this.#catalog, resourceType, policy);
      known.set(resourceType, arn);
    }
    return arn;
  }

  gaveUpOn(source: SourceText): boolean {
    return this.#givenUp.has(source);
  }

  outsiders(policy: PolicyInContext): readonly string[] {
    return outsidersOf(policy);
  }
}

class PolicyAccess implements Access {
  readonly policies: readonly PolicyInContext[];
  readonly #set: PolicySet;
  #named: ActionBits | undefined;

  constructor(set: PolicySet) {
    this.#set = set;
    this.policies = set.policies;
  }

  get named(): ActionBits {
    if (!this.#named) {
      const allows = this.policies.flatMap(({ policy }) =>
        policy.statements.filter(({ effect }) => effect === 'Allow'),
      );
      this.#named = ActionBits.unionOf(
        this.#set.catalog,
        allows.map((statement) => this.#set.actionsOf(statement)),
      );
    }
    return this.#named;
  }

  ask(question: Question): Answer {
    return ask(this.#set, this.named, question);
  }
}

function speaksOfVariables({ resource, conditions }: Statement): boolean {
  const lists = [resource?.values ?? [], ...conditions.map(({ values }) => values)];
  return lists.some((list) => list.some(({ value }) => value.includes('${')));
}
