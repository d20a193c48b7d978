import { isCallerControlled, isForeignControlled } from '../catalog/caller-controlled.ts';
import type { Catalog } from '../catalog/model.ts';
import { parseAddressRange } from '../condition/parse-value.ts';
import { GLOB_IGNORING_CASE } from '../match/readings.ts';
import { compileTexts } from '../match/text-list.ts';
import { YES } from '../match/truth.ts';
import type { PolicyInContext } from '../policy/source.ts';
import type { ContextValue } from '../request/request.ts';
import { addressesInBroadBlocks, isBroad } from './broad-blocks.ts';
import { EXAMPLE_OUTSIDER, freshCandidates } from './fresh-value.ts';
import type { Circumstances } from './question.ts';
import { sourcesElsewhere } from './source-arns.ts';
import { BoolSet } from './value/bool-set.ts';
import { domainOf, exactly } from './value/exactly.ts';
import { KeyDomain } from './value/key-domain.ts';
import { SingleSet } from './value/single-set.ts';

/** What context keys may hold before any condition speaks of them. */
export class ContextDomains {
  readonly #catalog: Catalog;
  readonly #circumstances: Circumstances;
  readonly #isControlled: (key: string) => boolean;
  readonly #given = new Map<string, ContextValue | null>();
  readonly #domains = new Map<string, KeyDomain>();
  readonly #policies: readonly NamedKeys[];

  /**
   * @param fixed keys with a known value, null for known to be absent
   * @param policies whose named values an adverse context stays clear of
   * @param isForeign whether the caller is of another account
   */
  constructor(
    catalog: Catalog,
    circumstances: Circumstances,
    fixed: Iterable<readonly [string, ContextValue | null]>,
    policies: readonly PolicyInContext[],
    isForeign = false,
  ) {
    this.#isControlled = isForeign ? isForeignControlled : isCallerControlled;
    this.#catalog = catalog;
    this.#circumstances = circumstances;
    for (const [key, value] of fixed) this.#given.set(key.toLowerCase(), value);
    this.#policies = policies.map(namedKeys);
  }

  /** The domain of a key in lower case. */
  readonly base = (key: string): KeyDomain => {
    let domain = this.#domains.get(key);
    if (!domain) {
      const given = this.#given.get(key);
      domain = given === undefined ? this.#open(key) : domainOf(given);
      this.#domains.set(key, domain);
    }
    return domain;
  };

  #open(key: string): KeyDomain {
    const free = this.#circumstances === 'any' || this.#isControlled(key);
    const domain = free ? KeyDomain.any : this.#adverse(key);
    return this.#isManyValued(key) ? domain : new KeyDomain(domain.absent, domain.single, undefined);
  }

  #isManyValued(key: string): boolean {
    return (
      this.#policies.some(({ qualified }) => qualified.has(key)) ||
      (this.#catalog.conditionKey(key)?.multiValued ?? false)
    );
  }

  /** Absent, or a value that nobody configured. */
  #adverse(key: string): KeyDomain {
    const known = this.#catalog.conditionKey(key);
    if (known?.type === 'Date') return KeyDomain.any;
    if (known?.type === 'Bool')
      return new KeyDomain(true, SingleSet.of({ bool: new BoolSet(false, true, false) }), undefined);
    const values = this.#policies.flatMap((policy) => policy.values.get(key) ?? []);
    const unnamed = freshCandidates(key).filter(
      (candidate) => !values.some((set) => isNamed(candidate, set)),
    );
    // A pattern that covers all that is plausible singles nothing out.
    const fresh =
      unnamed.find((candidate) => !values.some((set) => isCovered(candidate, set))) ??
      unnamed[0] ??
      'zz-unlisted';
    const single = exactly([fresh, ...this.#easilyMet(key, new Set(values.flatMap((set) => [...set])))]);
    return new KeyDomain(true, single, { every: single, some: [] });
  }

  /** Values that a policy names so broadly that others have them too. */
  #easilyMet(key: string, named: ReadonlySet<string>): string[] {
    if (key === 'aws:sourcearn') return sourcesElsewhere(named, EXAMPLE_OUTSIDER, this.#catalog);
    return addressesInBroadBlocks(named);
  }
}

/** What the conditions of a policy say of keys: the keys in lower case. */
interface NamedKeys {
  readonly values: ReadonlyMap<string, ReadonlySet<string>>;
  readonly qualified: ReadonlySet<string>;
}

const named = new WeakMap<PolicyInContext, NamedKeys>();

function namedKeys(policy: PolicyInContext): NamedKeys {
  let keys = named.get(policy);
  if (!keys) {
    const values = new Map<string, Set<string>>();
    const qualified = new Set<string>();
    for (const { conditions } of policy.policy.statements) {
      for (const condition of conditions) {
        const key = condition.key.value.toLowerCase();
        const set = values.get(key) ?? new Set();
        for (const { value } of condition.values) set.add(value);
        values.set(key, set);
        if (condition.qualifier) qualified.add(key);
      }
    }
    keys = { values, qualified };
    named.set(policy, keys);
  }
  return keys;
}

/** Whether a policy names a value outright; of addresses, whether it names a block around it that is not broad. */
function isNamed(candidate: string, named: ReadonlySet<string>): boolean {
  const folded = candidate.toLowerCase();
  if ([...named].some((value) => value.toLowerCase() === folded)) return true;
  const address = parseAddressRange(candidate);
  if (!address) return false;
  return [...named].some((value) => {
    const block = parseAddressRange(value);
    return (
      block !== undefined &&
      block.version === address.version &&
      block.first <= address.first &&
      address.last <= block.last &&
      !isBroad(block)
    );
  });
}

/** Whether a value with wildcards covers a candidate. */
function isCovered(candidate: string, named: ReadonlySet<string>): boolean {
  return [...named].some(
    (value) =>
      /[*?]/.test(value) &&
      compileTexts([value], undefined, GLOB_IGNORING_CASE).covers(candidate, NOTHING_KNOWN) === YES,
  );
}

const NOTHING_KNOWN = { lookup: () => undefined };
