import type { Catalog } from '../catalog/model.ts';
import type { Statement } from '../policy/policy.ts';
import type { PolicyInContext } from '../policy/source.ts';
import { arbitraryResource, outsideAccount } from './arbitrary.ts';
import { ask } from './ask.ts';
import { ActionBits } from './catalog-actions.ts';
import type { Access, Answer, Engine, Question } from './question.ts';

/** An engine over a catalogue. It keeps what it compiled for as long as the policies live. */
export function createEngine(catalog: Catalog): Engine {
  return new SymbolicEngine(catalog);
}

/** What a set of policies allows: an Allow of theirs, within the boundary, and no Deny of either. */
export interface PolicySet {
  readonly catalog: Catalog;
  readonly policies: readonly PolicyInContext[];
  readonly boundary?: PolicyInContext;
  actionsOf(statement: Statement): ActionBits;
  actions(patterns: readonly string[]): ActionBits;
}

class SymbolicEngine implements Engine {
  readonly #catalog: Catalog;
  readonly #actions = new WeakMap<Statement, ActionBits>();
  readonly #patterns = new Map<string, ActionBits>();
  readonly #single = new WeakMap<PolicyInContext, Access>();

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
    return new PolicyAccess({
      catalog: this.#catalog,
      policies,
      ...(boundary && { boundary }),
      actionsOf: (statement) => this.actionsOf(statement),
      actions: (patterns) => this.actions(patterns),
    });
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
    const key = patterns.join('\n');
    let actions = this.#patterns.get(key);
    if (!actions) {
      actions = ActionBits.ofPatterns(this.#catalog, patterns);
      if (this.#patterns.size > 1000) this.#patterns.clear();
      this.#patterns.set(key, actions);
    }
    return actions;
  }

  arbitraryResource(resourceType: string, policy: PolicyInContext): string {
    return arbitraryResource(this.#catalog, resourceType, policy);
  }

  outsider(policy: PolicyInContext): string {
    return `arn:aws:iam::${outsideAccount(policy)}:role/outsider`;
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
