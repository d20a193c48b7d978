import type { Catalog } from '../catalog/model.ts';
import type { Statement } from '../policy/policy.ts';
import type { PolicyInContext } from '../policy/source.ts';
import { spend } from '../symbolic/budget.ts';
import { type Outline, outlineOf } from './outline.ts';

/** Policies between which requests are looked for. */
export interface Lists {
  readonly here: readonly PolicyInContext[];
  readonly there: readonly PolicyInContext[];
  readonly among?: readonly PolicyInContext[];
}

/** Some Allows of here, with the statements of all policies that have a say in what they allow. */
export interface AllowsToAsk {
  readonly allows: ReadonlySet<Statement>;
  readonly statements: ReadonlySet<Statement>;
  /** Keys of the policy variables of all of these that may be absent, sorted. */
  readonly keys: readonly string[];
}

/**
 * The Allows of here by which more may be allowed than there, those with the same variables about them together. An
 * Allow that there has in the same words adds nothing unless something denies it there alone, which is seen without
 * looking at resources or conditions: most of two versions of a policy is the same.
 */
export function allowsToAsk(catalog: Catalog, { here, there, among = [] }: Lists): AllowsToAsk[] {
  const [ours, theirs, both] = [here, there, among].map((policies) =>
    policies.flatMap((policy) =>
      policy.policy.statements.map((statement) => outlineOf(catalog, statement, policy)),
    ),
  ) as [Outline[], Outline[], Outline[]];
  const allowedThere = new Set(theirs.filter(isAllow).map(({ identity }) => identity));
  const deniedHere = new Set(ours.filter(isDeny).map(({ identity }) => identity));
  const deniesOfHere = ours.filter(isDeny);
  const groups = new Map<string, AllowsToAsk & { allows: Set<Statement>; statements: Set<Statement> }>();
  for (const allow of ours.filter(isAllow)) {
    spend(deniesOfHere.length + theirs.length);
    const meets = ({ actions }: Outline): boolean => actions.intersects(allow.actions);
    const isNew = (deny: Outline): boolean => !deniedHere.has(deny.identity);
    if (allowedThere.has(allow.identity) && !theirs.some((one) => isDeny(one) && isNew(one) && meets(one)))
      continue;
    const deciding = [allow, ...deniesOfHere.filter(meets), ...theirs.filter(meets), ...both];
    const keys = [...new Set(deciding.flatMap((one) => one.keys))].sort();
    const name = keys.join('\n');
    const group = groups.get(name) ?? { allows: new Set(), statements: new Set(), keys };
    groups.set(name, group);
    group.allows.add(allow.statement);
    for (const { statement } of deciding) group.statements.add(statement);
  }
  return [...groups.values()];
}

function isAllow({ statement }: Outline): boolean {
  return statement.effect === 'Allow';
}

function isDeny({ statement }: Outline): boolean {
  return statement.effect === 'Deny';
}
