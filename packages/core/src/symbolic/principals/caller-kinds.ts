import type { CallerKind } from '../../match/caller.ts';
import { build } from '../text/automaton.ts';
import {
  ANY,
  ANY_IN_PART,
  ANY_LETTER,
  ANY_LETTER_IN_PART,
  literalPattern,
  type PatternSymbol,
} from '../text/pattern.ts';
import { partIn } from '../text/pull-back.ts';
import { TextSet } from '../text/text-set.ts';
import { WHOLLY_UNKNOWN } from '../text/wholly-unknown.ts';
import { ANONYMOUS, PREFIXES, SESSION_MARK } from './member.ts';

const text = (value: string): PatternSymbol[] => literalPattern({ text: value });
const SOME_IN_PART = [ANY_LETTER_IN_PART, ANY_IN_PART];
const SOME = [ANY_LETTER, ANY];

const NAMES_ACCOUNT: readonly CallerKind[] = [
  'user',
  'role',
  'role-session',
  'federated-user',
  'service-linked-role',
  'root',
];

/** Kinds of callers that belong to an account, whose policies count for them. */
export const KINDS_WITH_ACCOUNT: ReadonlySet<CallerKind> = new Set(NAMES_ACCOUNT);

/** All kinds. */
export const CALLER_KINDS: readonly CallerKind[] = [
  ...NAMES_ACCOUNT,
  'service',
  'saml',
  'web-identity',
  'canonical-user',
  'anonymous',
];

/** Made when first asked for: most runs compare nobody. */
let sets: Readonly<Record<CallerKind, TextSet>> | undefined;
let everyone: TextSet | undefined;
let everyoneAndUnknown: TextSet | undefined;

/**
 * The callers of some kinds, as strings (see `member.ts`); no string is of two kinds.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function callersOf(...kinds: readonly CallerKind[]): TextSet {
  sets ??= makeSets();
  return kinds.reduce((all, kind) => all.union(sets![kind]), TextSet.none);
}

/** Every principal that there can be. */
export function allCallers(): TextSet {
  everyone ??= callersOf(...CALLER_KINDS);
  return everyone;
}

/** Every principal, and those of whom nothing is known before deployment, not even what kind they are. */
export function allAndUnknownCallers(): TextSet {
  everyoneAndUnknown ??= allCallers().union(WHOLLY_UNKNOWN);
  return everyoneAndUnknown;
}

function makeSets(): Record<CallerKind, TextSet> {
  const inAccount = partIn(4, accountIds());
  const isSession = having(SESSION_MARK);
  const endsInSlash = TextSet.ofPatterns([[ANY, ...text('/')]]);
  const named = (set: TextSet): TextSet => set.intersection(inAccount).minus(endsInSlash).minus(isSession);
  const allRoles = named(arns('iam', ...text('role/'), ...SOME));
  const serviceLinked = allRoles.intersection(arns('iam', ...text('role/aws-service-role/'), ...SOME));
  const providers = TextSet.ofPatterns([[...text(PREFIXES.Federated), ...SOME]]);
  const samlProviders = providers.intersection(having(':saml-provider/'));
  return {
    user: named(arns('iam', ...text('user/'), ...SOME)),
    role: allRoles.minus(serviceLinked),
    'service-linked-role': serviceLinked,
    'role-session': arns('iam', ...text('role/'), ...SOME, ...text(SESSION_MARK), ...SOME)
      .intersection(inAccount)
      .minus(having(SESSION_MARK, SESSION_MARK))
      .minus(having('/', '/')),
    'federated-user': named(arns('sts', ...text('federated-user/'), ...SOME)),
    root: arns('iam', ...text('root')).intersection(inAccount),
    service: TextSet.ofPatterns([[...text(PREFIXES.Service), ...SOME]]),
    saml: samlProviders,
    'web-identity': providers.minus(samlProviders),
    'canonical-user': TextSet.ofPatterns([[...text(PREFIXES.CanonicalUser), ...SOME]]),
    anonymous: TextSet.of(ANONYMOUS),
  };
}

/** ARNs of a service without a region, in whatever partition and account. */
function arns(service: string, ...rest: readonly PatternSymbol[]): TextSet {
  return TextSet.ofPatterns([
    [...text('arn:'), ...SOME_IN_PART, ...text(`:${service}::`), ...SOME_IN_PART, ...text(':'), ...rest],
  ]);
}

/** Strings in which these stand, one after the other. */
function having(...parts: readonly string[]): TextSet {
  return TextSet.ofPatterns([[ANY, ...parts.flatMap((part) => [...text(part), ANY])]]);
}

/** Twelve digits, or an account that only deployment knows. */
function accountIds(): TextSet {
  const DIGITS = [...'0123456789'].map((digit) => digit.charCodeAt(0));
  return TextSet.ofAutomaton(
    build<number | 'unknown' | 'other'>({
      start: 0,
      key: (state) => state,
      accepting: (state) => state === 12 || state === 'unknown',
      codes: (state) => (typeof state === 'number' ? DIGITS : []),
      step: (state, code) =>
        typeof state !== 'number' ? state : state < 12 && DIGITS.includes(code) ? state + 1 : 'other',
      other: (state) => (state === 'unknown' ? state : 'other'),
      opaque: (state) => (state === 0 ? 'unknown' : state === 'unknown' ? state : 'other'),
    }),
  );
}
