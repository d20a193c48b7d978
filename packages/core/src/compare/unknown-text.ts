import { hasOpaque } from '../document/opaque.ts';
import { parseOperator } from '../policy/operators.ts';
import type { Statement, Text } from '../policy/policy.ts';
import type { Side, SideStatement } from './side.ts';

/** What a statement says of one part of a request: of its action, resource or principal, or of one context key. */
interface Limit {
  readonly part: string;
  /** Whether what matches its list is let in, kept out, or (as with numbers) neither can be told of unknown text. */
  readonly lets: 'in' | 'out' | 'either';
  readonly texts: readonly string[];
  /** Unknown text in its list. */
  readonly unknown: string | undefined;
  /** How a text is compared: two limits of one part that list the same texts match the same when this is equal. */
  readonly comparison: string;
  /** Whether every request that it lets in holds one value that matches. */
  readonly wantsOne: boolean;
}

/**
 * Why "here allows nothing that there does not" would claim too much. An unknown text (a policy variable, a value that
 * only deployment knows) is taken as a letter that equals only itself.
 *
 * Take a request that an Allow of here covers once the text is known, and put the letter back where the Allow has it:
 * here allows this too, as the letter is matched wherever the text would be by the same letter or a wildcard, unless the
 * Allow wants something else of the same part as well (two conditions on one key); so there allows it, or nothing would
 * be claimed. What is left are the statements that decide the two requests differently:
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
  for (const allow of here.allows) {
    const denied = denies.filter((deny) => meet(allow, deny));
    // What both sides allow in the same words is allowed there too, unless it is denied there alone.
    const isShared = theirs.has(allow.identity);
    const own = isShared && denied.length === 0 ? undefined : textBesideOther(allow);
    const sparing = isShared ? (denied.length === 0 ? [] : here.denies) : [...here.denies, ...there.allows];
    const deciding =
      own ??
      firstOf(denied, (deny) => textBetween(allow, deny, 'in')) ??
      firstOf(sparing, (other) => (meet(allow, other) ? textBetween(allow, other, 'out') : undefined));
    if (deciding !== undefined)
      return `whether more is allowed depends on what \`${deciding}\` is, which is not known here`;
  }
  return undefined;
}

function firstOf<T, R>(list: readonly T[], find: (one: T) => R | undefined): R | undefined {
  for (const one of list) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether a request may be covered by both, as far as actions and known resources say. */
function meet(one: SideStatement, other: SideStatement): boolean {
  if (one.actions.intersection(other.actions).isEmpty) return false;
  const isKnown = (statement: SideStatement): boolean =>
    limitsOf(statement).every(({ part, unknown }) => part !== 'resource' || unknown === undefined);
  if (limitsOf(other).some((limit) => limitsOf(one).some((own) => excludes(limit, own)))) return false;
  return !isKnown(one) || !isKnown(other) || one.resources.intersects(other.resources);
}

/** Whether a limit keeps out all that another lets in, since it lists the same texts. */
function excludes(limit: Limit, own: Limit): boolean {
  return (
    limit.lets === 'out' &&
    own.lets === 'in' &&
    own.wantsOne &&
    limit.part === own.part &&
    limit.comparison === own.comparison &&
    own.texts.every((text) => limit.texts.includes(text))
  );
}

/** Unknown text of a statement that has to match beside other texts for the same part of a request, such as one key. */
function textBesideOther(allow: SideStatement): string | undefined {
  const all = limitsOf(allow);
  const beside = all.find(
    (limit) =>
      limit.unknown !== undefined &&
      limit.lets !== 'out' &&
      all.some((other) => other !== limit && other.part === limit.part && other.lets !== 'out'),
  );
  return beside && allow.policy.opaque.show(beside.unknown!);
}

/** Unknown text for which a limit of a statement may hold for a request and not for the one with letters, or the other way round. */
function textBetween(allow: SideStatement, other: SideStatement, lets: 'in' | 'out'): string | undefined {
  const unknown = new Map(limitsOf(allow).map((limit) => [limit.part, limit.unknown]));
  const text = firstOf(limitsOf(other), (limit) =>
    limit.lets === lets || limit.lets === 'either' ? (limit.unknown ?? unknown.get(limit.part)) : undefined,
  );
  return text === undefined ? undefined : allow.policy.opaque.show(text);
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
      : [limitOn(part, element.negated ? 'out' : 'in', element.values, part, true)];
  return [
    ...of('action', action),
    ...of('resource', resource),
    ...of('principal', principal && { values: principal.entries, negated: principal.negated }),
    ...conditions.flatMap(({ key, operator, values }): Limit[] => {
      const { operator: meant, qualifier, ifExists } = parseOperator(operator.value);
      if (meant?.family === 'null') return [];
      const isText = meant?.family === 'string' || meant?.family === 'arn';
      const lets = isText ? (meant.negated ? 'out' : 'in') : 'either';
      const wantsOne = qualifier === undefined && !ifExists;
      const folded = key.value.toLowerCase();
      return [limitOn(partOf(folded), lets, values, `${meant?.positive} ${folded}`, wantsOne)];
    }),
  ];
}

function limitOn(
  part: string,
  lets: Limit['lets'],
  values: readonly Text[],
  comparison: string,
  wantsOne: boolean,
): Limit {
  const texts = values.map(({ value }) => value);
  return { part, lets, texts, unknown: texts.find(isUnknown), comparison, wantsOne };
}

/** The part of a request that a key is about: what follows from the caller is one with the caller. */
function partOf(key: string): string {
  return /^aws:(principal(?!tag\/)|userid$|username$)/.test(key) ? 'principal' : key;
}

function isUnknown(text: string): boolean {
  return hasOpaque(text) || text.includes('${');
}
