import type { Side, SideStatement } from './side.ts';

/**
 * Why "here allows nothing that there does not" would claim too much. An unknown text (a policy variable, a
 * value that only deployment knows) is taken as a letter that equals only itself. That is exact as long as it
 * meets the same letter or a wildcard, and not where it meets a Deny or a negated list of other words: which
 * side of those it falls on depends on the text.
 */
export function unknownTextDecides(here: Side, there: Side): string | undefined {
  const shared = (one: Side): ReadonlySet<string> =>
    new Set([...one.allows, ...one.denies].map(({ identity }) => identity));
  const ours = shared(here);
  const theirs = shared(there);
  const unknownHere =
    here.allows.some(({ hasUnknownText }) => hasUnknownText) ||
    here.denies.some((statement) => statement.hasUnknownText && isNegated(statement));
  const differingDenies = there.denies.filter(({ identity }) => !ours.has(identity));
  const negatedAllows = there.allows.filter(
    (statement) => !ours.has(statement.identity) && isNegated(statement),
  );
  const negatedDenies = here.denies.filter(
    (statement) => !theirs.has(statement.identity) && isNegated(statement),
  );
  const undecided =
    (unknownHere && (differingDenies.length > 0 || negatedAllows.length > 0)) ||
    [...differingDenies, ...negatedAllows, ...negatedDenies].some(({ hasUnknownText }) => hasUnknownText);
  return undecided ? 'a policy variable or an unresolved value decides whether more is allowed' : undefined;
}

function isNegated({ statement: { action, resource, conditions } }: SideStatement): boolean {
  return (
    action?.negated === true ||
    resource?.negated === true ||
    conditions.some(({ operator }) => /not/i.test(operator.value))
  );
}
