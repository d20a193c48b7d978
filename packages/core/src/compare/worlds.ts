import { BudgetExceededError } from '../symbolic/budget.ts';
import type { BaseDomain } from '../symbolic/region.ts';
import { domainOf } from '../symbolic/value/exactly.ts';
import { KeyDomain } from '../symbolic/value/key-domain.ts';
import type { KnownValue } from '../symbolic/variables.ts';
import type { VariableValue } from './variable-values.ts';

/**
 * What requests say of the keys of policy variables. A text with a variable whose key is absent matches nothing, so that
 * requests with and without the key are looked at apart.
 */
export interface World {
  /** What policy variables are: null for those whose key is absent. */
  readonly known: KnownValue;
  /** The domains of keys with what this world says of them. */
  within(base: BaseDomain): BaseDomain;
  /** Keys that every request of this world says, whether or not a condition asks. */
  readonly said: ReadonlyMap<string, KeyDomain>;
}

/** The world in which a variable has one value; of the others nothing more is known. */
export function worldWith({ key, value }: VariableValue, known: KnownValue): World {
  return {
    known: (other) => (other === key ? value : known(other)),
    within: (base) => (other) => (other === key ? base(other).intersection(domainOf(value)) : base(other)),
    said: new Map([[key, domainOf(value)]]),
  };
}

/** Keys of variables that may be absent, at most: each doubles the worlds. */
const MAX_KEYS = 6;

/**
 * The worlds of some keys, the one in which every variable has a value first.
 * @throws BudgetExceededError when there are more than can be looked at
 */
export function* worldsOf(variables: readonly string[], known: KnownValue): Generator<World> {
  const keys = variables.filter((key) => known(key) === undefined);
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
      return keys.includes(key) ? base(key).intersection(KeyDomain.present) : base(key);
    },
    said: new Map(),
  };
}
