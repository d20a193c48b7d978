import { hasPrincipal } from '../policy/kind.ts';
import type { PolicyInContext } from '../policy/source.ts';
import { parseVariables } from '../policy/variables.ts';
import { BudgetExceededError } from '../symbolic/budget.ts';
import type { BaseDomain } from '../symbolic/region.ts';
import { KeyDomain } from '../symbolic/value/key-domain.ts';
import { SingleSet } from '../symbolic/value/single-set.ts';
import type { KnownValue } from '../symbolic/variables.ts';

/**
 * Which keys of policy variables requests have. A statement with a variable whose key is absent never matches, so that
 * requests with and without the key are looked at apart.
 */
export interface World {
  /** What policy variables are: null for those whose key is absent. */
  readonly known: KnownValue;
  /** The domains of keys with what this world says of them. */
  within(base: BaseDomain): BaseDomain;
}

/** Keys of variables that may be absent, at most: each doubles the worlds. */
const MAX_KEYS = 6;

/** Keys that every signed request has. */
const ALWAYS_THERE: ReadonlySet<string> = new Set([
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principaltype',
  'aws:userid',
  'aws:currenttime',
  'aws:epochtime',
  'aws:securetransport',
]);

const PRESENT = new KeyDomain(false, SingleSet.all, { every: SingleSet.all, some: [] });

/**
 * The worlds of policies, the one in which every variable has a value first.
 * @throws BudgetExceededError when there are more than can be looked at
 */
export function* worldsOf(policies: readonly PolicyInContext[], known: KnownValue): Generator<World> {
  const keys = [...new Set(policies.flatMap(variableKeys))].filter((key) => known(key) === undefined);
  for (let bits = 0; bits < 2 ** keys.length; bits++) {
    if (bits >= 2 ** MAX_KEYS)
      throw new BudgetExceededError(`more than ${MAX_KEYS} policy variables may have no value`);
    yield worldOf(keys, new Set(keys.filter((_, at) => bits & (1 << at))), known);
  }
}

function worldOf(keys: readonly string[], absent: ReadonlySet<string>, known: KnownValue): World {
  return {
    known: (key) => (absent.has(key) ? null : known(key)),
    within: (base) => (key) => {
      if (absent.has(key)) return base(key).intersection(KeyDomain.absentOnly);
      return keys.includes(key) ? base(key).intersection(PRESENT) : base(key);
    },
  };
}

/** Keys of the variables of a policy that may be absent, in lower case. */
function variableKeys({ policy, kind }: PolicyInContext): string[] {
  const signed = !hasPrincipal(kind);
  return policy.statements
    .flatMap(({ resource, conditions }) => [
      resource?.values ?? [],
      ...conditions.map(({ values }) => values),
    ])
    .flatMap((texts) => texts.flatMap(({ value }) => parseVariables(value, policy.version?.value)))
    .flatMap((part) => (part.type === 'variable' ? [part.key.toLowerCase()] : []))
    .filter((key) => !signed || !ALWAYS_THERE.has(key));
}
