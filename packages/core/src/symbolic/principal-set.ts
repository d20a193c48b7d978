import type { PrincipalElement, PrincipalEntry } from '../policy/policy.ts';
import { ANY, ANY_IN_PART, ANY_LETTER_IN_PART, literalPattern, type PatternSymbol } from './text/pattern.ts';
import { TextSet } from './text/text-set.ts';

/**
 * Principals as strings, so that sets of them are sets of strings. An IAM principal is the ARN that
 * `aws:PrincipalArn` has for it (user, role, root); a session of a role is the role's ARN without its path (names
 * are unique in an account), a tab and the session's name; other principals have a prefix that no ARN has.
 */
const SESSION = '\t'.charCodeAt(0);
const PREFIXES = { Service: 'service ', Federated: 'federated ', CanonicalUser: 'canonical ' } as const;
/** The caller who does not sign. */
export const ANONYMOUS = 'anonymous';

const text = (value: string): PatternSymbol[] => literalPattern({ text: value });

/** Every principal that there can be. */
export const EVERYONE: TextSet = TextSet.ofPatterns([
  [...text('arn:'), ANY_LETTER_IN_PART, ANY_IN_PART, ...text(':'), ANY],
  ...Object.values(PREFIXES).map((prefix) => [...text(prefix), ANY]),
  text(ANONYMOUS),
]);

/** The principals of `Principal` or `NotPrincipal`. */
export function principalSet({ entries, negated }: PrincipalElement): TextSet {
  const listed = TextSet.ofPatterns(entries.flatMap(patternsOf));
  const named = entries.some(({ type, value }) => type === 'AWS' && value === '*') ? EVERYONE : listed;
  return negated ? EVERYONE.minus(named) : named;
}

function patternsOf({ type, value }: PrincipalEntry): PatternSymbol[][] {
  if (type !== 'AWS') {
    const prefix = text(PREFIXES[type]);
    return [value === '*' ? [...prefix, ANY] : [...prefix, ...text(value)]];
  }
  if (value === '*') return [];
  const account = /^\d{12}$/.test(value) ? value : /^arn:[^:]*:iam::(\d{12}):root$/.exec(value)?.[1];
  if (account) {
    // As in `EVERYONE`, the partition has a name.
    return [[...text('arn:'), ANY_LETTER_IN_PART, ANY_IN_PART, ...text(`:iam::${account}:`), ANY]];
  }
  const session = /^(arn:[^:]*):sts::([^:]*):assumed-role\/([^/]+)\/(.+)$/s.exec(value);
  if (session) {
    const [, start, owner, role, name] = session;
    return [[...text(`${start}:iam::${owner}:role/${role}`), SESSION, ...text(name!)]];
  }
  return [text(value), [...text(value.replace(/:role\/.*\//, ':role/')), SESSION, ANY]];
}

/** The principal of a request (as `Request.principal` has it) from a string of these sets. */
export function principalOf(member: string): string {
  if (member === ANONYMOUS) return '*';
  for (const prefix of Object.values(PREFIXES))
    if (member.startsWith(prefix)) return member.slice(prefix.length);
  const [arn = '', session] = member.split('\t');
  if (session === undefined) return arn;
  const role = /^(arn:[^:]*):iam::([^:]*):role\/(?:.*\/)?([^/]+)$/s.exec(arn);
  return role ? `${role[1]}:sts::${role[2]}:assumed-role/${role[3]}/${session}` : arn;
}
