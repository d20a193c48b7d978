import type { AccessLevel, Action, PolicyInContext, Statement, Witness } from '@leastwise/core';
import type { CheckContext } from '../check.ts';
import { actionsOnResource } from './actions-on-resource.ts';
import { resourceTypeOf } from './resource-type.ts';

/** What callers about whom a policy says nothing may do by one of its statements. */
export interface StrangerAccess {
  /** An action of each access level that is open, most dangerous level first. */
  readonly examples: readonly Action[];
  /** A request for the first of the examples. */
  readonly witness: Witness;
  /** Whether the caller of the witness has signed in to some account, or to none. */
  readonly anonymous: boolean;
  /** Keys in the statement's conditions that keep no stranger out: any value will do, or it is theirs to choose. */
  readonly weakKeys: readonly string[];
}

/** Gravest first. */
const LEVELS: readonly AccessLevel[] = ['Permissions management', 'Write', 'Tagging', 'Read', 'List'];

/** Keys with the value they have; null for absent. */
type Setting = Readonly<Record<string, string | null>>;

/**
 * How a resource may be set up, where that decides whether a statement applies; each is asked about. Functions with
 * a URL that asks for no authentication have a check of their own.
 */
const SETTINGS: Readonly<Record<string, readonly Setting[]>> = {
  'AWS::Lambda::Function': [
    { 'lambda:FunctionUrlAuthType': null, 'lambda:InvokedViaFunctionUrl': null },
    { 'lambda:FunctionUrlAuthType': 'AWS_IAM' },
  ],
};

/**
 * What an Allow statement lets a stranger do: a caller without credentials, or of an account that the policy does not
 * name, in circumstances that nobody promised it. Undefined when nothing, or when that is not known.
 */
export function strangerAccess(
  subject: PolicyInContext,
  statement: Statement,
  context: CheckContext,
): StrangerAccess | undefined {
  if (statement.effect !== 'Allow' || !mayNameStrangers(statement)) return undefined;
  const { engine } = context;
  const access = engine.access(subject);
  const callers = subject.kind === 'trust' ? engine.outsiders(subject) : ['*', ...engine.outsiders(subject)];
  const byLevel = actionsByLevel(subject, statement, context);
  const examples: Action[] = [];
  let witness: Witness | undefined;
  let given: Setting = {};
  for (const level of LEVELS) {
    const actions = byLevel.get(level);
    if (!actions) continue;
    for (const setting of SETTINGS[resourceTypeOf(subject) ?? ''] ?? [{}]) {
      const answer = access.ask({
        actions: actions.map(({ id }) => id),
        principals: callers,
        circumstances: 'adverse',
        context: setting,
        statement,
      });
      if (answer.possible !== 'yes') continue;
      if (!witness) {
        witness = answer.witness;
        given = setting;
      }
      examples.push(context.catalog.action(answer.witness.action)!);
      break;
    }
  }
  if (!witness) return undefined;
  return {
    examples,
    witness,
    anonymous: witness.principal === '*',
    weakKeys: metKeys(statement, witness, given),
  };
}

/** Whether `Principal` could cover somebody whom it does not name: the cheap first look. */
function mayNameStrangers({ principal }: Statement): boolean {
  return (
    principal !== undefined &&
    (principal.negated || principal.entries.some(({ value }) => value.includes('*')))
  );
}

/** The actions of a statement that its resource knows, by what they do. */
function actionsByLevel(
  subject: PolicyInContext,
  statement: Statement,
  context: CheckContext,
): ReadonlyMap<AccessLevel, readonly Action[]> {
  const byLevel = new Map<AccessLevel, Action[]>();
  for (const action of actionsOnResource(subject, statement, context)) {
    const others = byLevel.get(action.accessLevel);
    if (others) others.push(action);
    else byLevel.set(action.accessLevel, [action]);
  }
  return byLevel;
}

/** Keys of the statement's own conditions that the witness holds a value for, but for those of the setting. */
function metKeys({ conditions }: Statement, { context = {} }: Witness, setting: Setting): readonly string[] {
  const held = Object.keys(context).filter((key) => !(key in setting));
  const folded = new Set(held.map((key) => key.toLowerCase()));
  return [...new Set(conditions.map(({ key }) => key.value).filter((key) => folded.has(key.toLowerCase())))];
}
