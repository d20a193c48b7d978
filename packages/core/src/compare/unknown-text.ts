import { hasOpaque } from '../document/opaque.ts';
import { parseOperator } from '../policy/operators.ts';
import type { Statement, Text } from '../policy/policy.ts';
import type { Side, SideStatement } from './side.ts';

/** What a statement says of one part of a request: of its action, resource or principal, or of one context key. */
interface Limit {
  readonly part: string;
  /** Whether what matches its list is let in, kept out, or (as with numbers) neither can be told of unknown text. */
  readonly lets: 'in' | 'out' | 'either';
  /** Whether its list holds unknown text. */
  readonly isUnknown: boolean;
}

/**
 * Why "here allows nothing that there does not" would claim too much. An unknown text (a policy variable, a value that
 * only deployment knows) is taken as a letter that equals only itself.
 *
 * Take a request that an Allow of here covers once the text is known, and put the letter back where the Allow has it:
 * here allows this too, as the letter is matched wherever the text would be by the same letter or a wildcard; so there
 * allows it, or nothing would be claimed. What is left are the statements that decide the two requests differently:
 * those that look at the same part of a request as the unknown text, or hold one themselves. Of what lets in, whatever
 * matches the letter matches the text, so that only Denies of there matter; of what keeps out, whatever matches the
 * text may not match the letter, so that only Allows of there and Denies of here do.
 */
export function unknownTextDecides(here: Side, there: Side): string | undefined {
  const statements = [...here.allows, ...here.denies, ...there.allows, ...there.denies];
  if (!statements.some(({ hasUnknownText }) => hasUnknownText)) return undefined;
  const ours = new Set(here.denies.map(({ identity }) => identity));
  const theirs = new Set(there.allows.map(({ identity }) => identity));
  const denies = there.denies.filter(({ identity }) => !ours.has(identity));
  const undecided = here.allows.some((allow) => {
    const denied = denies.filter((deny) => meet(allow, deny));
    if (denied.some((deny) => mayDiffer(allow, deny, 'in'))) return true;
    // What both sides allow in the same words is allowed there too, unless it is denied there alone.
    const isShared = theirs.has(allow.identity);
    if (isShared && denied.length === 0) return false;
    const others = isShared ? here.denies : [...here.denies, ...there.allows];
    return others.some((other) => meet(allow, other) && mayDiffer(allow, other, 'out'));
  });
  return undecided ? 'a policy variable or an unresolved value decides whether more is allowed' : undefined;
}

/** Whether a request may be covered by both, as far as actions and known resources say. */
function meet(one: SideStatement, other: SideStatement): boolean {
  if (one.actions.intersection(other.actions).isEmpty) return false;
  const isKnown = (statement: SideStatement): boolean =>
    limitsOf(statement).every(({ part, isUnknown }) => part !== 'resource' || !isUnknown);
  return !isKnown(one) || !isKnown(other) || one.resources.intersects(other.resources);
}

/** Whether a limit of a statement may hold for a request and not for the one with letters, or the other way round. */
function mayDiffer(allow: SideStatement, other: SideStatement, lets: 'in' | 'out'): boolean {
  const unknown = new Set(limitsOf(allow).flatMap(({ part, isUnknown }) => (isUnknown ? [part] : [])));
  return limitsOf(other).some(
    (limit) =>
      (limit.lets === lets || limit.lets === 'either') && (limit.isUnknown || unknown.has(limit.part)),
  );
}

const limits = new WeakMap<Statement, readonly Limit[]>();

function limitsOf({ statement }: SideStatement): readonly Limit[] {
  let found = limits.get(statement);
  if (!found) {
    found = readLimits(statement);
    limits.set(statement, found);
  }
  return found;
}

function readLimits({ action, resource, principal, conditions }: Statement): Limit[] {
  const of = (part: string, element: { values: readonly Text[]; negated: boolean } | undefined): Limit[] =>
    // All of them are no limit.
    !element || (!element.negated && element.values.some(({ value }) => value === '*'))
      ? []
      : [{ part, lets: element.negated ? 'out' : 'in', isUnknown: element.values.some(isUnknown) }];
  return [
    ...of('action', action),
    ...of('resource', resource),
    ...of('principal', principal && { values: principal.entries, negated: principal.negated }),
    ...conditions.flatMap(({ key, operator, values }): Limit[] => {
      const { operator: meant } = parseOperator(operator.value);
      if (meant?.family === 'null') return [];
      const isText = meant?.family === 'string' || meant?.family === 'arn';
      const lets = isText ? (meant.negated ? 'out' : 'in') : 'either';
      return [{ part: partOf(key.value.toLowerCase()), lets, isUnknown: values.some(isUnknown) }];
    }),
  ];
}

/** The part of a request that a key is about: what follows from the caller is one with the caller. */
function partOf(key: string): string {
  return /^aws:(principal(?!tag\/)|userid$|username$)/.test(key) ? 'principal' : key;
}

function isUnknown({ value }: Text): boolean {
  return hasOpaque(value) || value.includes('${');
}
