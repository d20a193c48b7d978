import type { PolicyInContext } from '../policy/source.ts';
import { outsideAccount } from './arbitrary.ts';

/** Names that are looked at, at most. */
const MAX_NAMES = 5;

/**
 * Callers of an account that a policy says nothing about: one of whom it says nothing either, then those that have
 * the names which it asks callers of any account to have, since whoever runs an account chooses the names in it.
 */
export function outsidersOf(policy: PolicyInContext): readonly string[] {
  const account = outsideAccount(policy);
  const named = policy.policy.statements
    .flatMap(({ conditions }) => conditions)
    .filter(({ key }) => key.value.toLowerCase() === 'aws:principalarn')
    .flatMap(({ values }) => values.flatMap(({ value }) => nameIn(value, account) ?? []));
  return [...new Set([`arn:aws:iam::${account}:role/outsider`, ...named.slice(0, MAX_NAMES)])];
}

/** A user or role that a pattern for any account covers; undefined for other patterns. */
function nameIn(pattern: string, account: string): string | undefined {
  const [, type, name] = /^arn:[^:]*:(?:iam|\*)::[*?]+:(role|user)\/([^$:]+)$/.exec(pattern) ?? [];
  if (type === undefined || name === undefined) return undefined;
  return `arn:aws:iam::${account}:${type}/${name.replaceAll('*', 'outsider').replaceAll('?', 'x')}`;
}
