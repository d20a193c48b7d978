import { foreignKeys } from './generated/services.ts';
import { GLOBAL_CONDITION_KEYS, globalConditionKey } from './global-condition-keys.ts';
import type { ConditionKey } from './model.ts';
import { webIdentityKey } from './web-identity-keys.ts';

/** The keys of one prefix, by exact name and by pattern. */
interface KeysOfPrefix {
  readonly exact: ReadonlyMap<string, ConditionKey>;
  readonly patterns: readonly { readonly test: RegExp; readonly key: ConditionKey }[];
}

/** Finds condition keys by name, reading only the services that declare keys of the name's prefix. */
export class KeyIndex {
  readonly #conditionKeysOf: (service: string) => readonly ConditionKey[];
  readonly #byPrefix = new Map<string, KeysOfPrefix>();
  readonly #foreign: ReadonlyMap<string, readonly string[]>;
  readonly #prefixPatterns: readonly { readonly test: RegExp; readonly prefix: string }[];

  /** @param conditionKeysOf the keys that a service declares; none for an unknown service */
  constructor(conditionKeysOf: (service: string) => readonly ConditionKey[]) {
    this.#conditionKeysOf = conditionKeysOf;
    this.#foreign = new Map(
      foreignKeys.split(',').map((entry) => {
        const [prefix = '', ...services] = entry.split(' ');
        return [prefix.toLowerCase(), services];
      }),
    );
    this.#prefixPatterns = [...this.#foreign.keys()]
      .filter((prefix) => prefix.includes('${'))
      .map((prefix) => ({ prefix, test: placeholderTest(prefix) }));
  }

  /** By name in any case; finds members of a family under the family's placeholder. */
  find(name: string): ConditionKey | undefined {
    const folded = name.toLowerCase();
    // The prefix of a claim may hold a port: `idp.example.com:8443:sub`.
    const colon = folded.indexOf(':');
    if (colon <= 0) return undefined;
    const prefix = folded.slice(0, colon);
    if (prefix === 'aws') return globalConditionKey(name);
    const keys = this.#keysOf(prefix);
    return (
      keys.exact.get(folded) ??
      keys.patterns.find(({ test }) => test.test(folded))?.key ??
      webIdentityKey(name)
    );
  }

  /** Every key of the catalogue, each name once. */
  *all(services: readonly string[]): Generator<ConditionKey> {
    const seen = new Set<string>();
    for (const key of GLOBAL_CONDITION_KEYS) yield key;
    for (const service of services) {
      for (const key of this.#conditionKeysOf(service)) {
        const folded = key.name.toLowerCase();
        if (key.global || seen.has(folded)) continue;
        seen.add(folded);
        yield key;
      }
    }
  }

  #keysOf(prefix: string): KeysOfPrefix {
    let keys = this.#byPrefix.get(prefix);
    if (!keys) {
      const declared = this.#prefixPatterns
        .filter(({ test }) => test.test(prefix))
        .map((found) => found.prefix);
      keys = this.#read([prefix, ...declared]);
      if (this.#byPrefix.size > 5_000) this.#byPrefix.clear();
      this.#byPrefix.set(prefix, keys);
    }
    return keys;
  }

  #read(prefixes: readonly string[]): KeysOfPrefix {
    const exact = new Map<string, ConditionKey>();
    const patterns: { test: RegExp; key: ConditionKey }[] = [];
    for (const prefix of prefixes) {
      for (const service of [prefix, ...(this.#foreign.get(prefix) ?? [])]) {
        for (const key of this.#conditionKeysOf(service)) {
          const folded = key.name.toLowerCase();
          if (!folded.startsWith(`${prefix}:`) || exact.has(folded)) continue;
          exact.set(folded, key);
          if (folded.includes('${')) patterns.push({ test: placeholderTest(folded), key });
        }
      }
    }
    // The more a pattern says, the earlier it is tried: `Metadata/${Key}/Matcher` before `Metadata/${Key}`.
    patterns.sort((a, b) => b.key.name.length - a.key.name.length);
    return { exact, patterns };
  }
}

/** A test of names, in lower case, against one in which `${...}` stands for any text. */
export function placeholderTest(name: string): RegExp {
  const literal = name.split(/\$\{\w+\}/).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literal.join('.+')}$`, 's');
}
