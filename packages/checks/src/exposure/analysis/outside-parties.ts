import { hasOpaque, type PolicyInContext, type Statement } from '@leastwise/core';
import type { CheckContext } from '../../check.ts';
import { callerFor } from '../../principals/caller-for.ts';
import { ownershipOf } from '../../principals/ownership.ts';
import { accountOf, isWholeAccount } from '../../principals/principal-account.ts';

/** Somebody outside the accounts and organizations that are known to be the team's, whom a statement names. */
export interface OutsideParty {
  /** For people: ``account `444455556666` ``. */
  readonly name: string;
  /** A caller of that party, as in `Question.principals`. */
  readonly caller: string;
  /** What is known of the caller beside. */
  readonly context: Readonly<Record<string, string>>;
  /** The text that names it. */
  readonly range: { readonly start: number; readonly end: number };
}

/** Everybody outside whom a statement names, in `Principal` or, where that is everybody, in its conditions. */
export function outsideParties(
  subject: PolicyInContext,
  statement: Statement,
  context: CheckContext,
): readonly OutsideParty[] {
  const { principal, conditions } = statement;
  if (!principal || principal.negated) return [];
  const parties: OutsideParty[] = [];
  for (const entry of principal.entries) {
    const account = entry.type === 'AWS' ? accountOf(entry.value) : undefined;
    if (account === undefined || ownershipOf(account, subject, context) !== 'foreign') continue;
    const caller = callerFor(entry);
    if (caller === undefined) continue;
    const name = isWholeAccount(entry.value) ? `account \`${account}\`` : `\`${context.show(entry.value)}\``;
    parties.push({ name, caller, context: {}, range: entry.range });
  }
  if (!principal.entries.some(({ value }) => value === '*')) return parties;
  for (const { key, values } of conditions) {
    const folded = key.value.toLowerCase();
    for (const { value, range } of values) {
      if (hasOpaque(value) || /[*?$]/.test(value)) continue;
      if (folded === 'aws:principalorgid' && !context.options.trustedOrganizations.includes(value)) {
        parties.push({
          name: `organization \`${value}\``,
          caller: context.engine.outsiders(subject)[0]!,
          context: { [key.value]: value },
          range,
        });
      }
      const account =
        folded === 'aws:principalaccount'
          ? value
          : folded === 'aws:principalarn'
            ? accountOf(value)
            : undefined;
      if (account !== undefined && ownershipOf(account, subject, context) === 'foreign') {
        parties.push({
          name: `account \`${account}\``,
          caller: folded === 'aws:principalarn' ? value : `arn:aws:iam::${account}:role/example`,
          context: {},
          range,
        });
      }
    }
  }
  return parties;
}
