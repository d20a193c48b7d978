import { ActionIndex } from './action-index.ts';
import { DecodedService } from './decode-service.ts';
import { date } from './generated/services.ts';
import { GLOBAL_CONDITION_KEYS } from './global-condition-keys.ts';
import { KeyIndex, placeholderTest } from './key-index.ts';
import { matchActions } from './match-actions.ts';
import type { Action, Catalog, ConditionKey, ResourceType, Service } from './model.ts';
import { isSessionKey } from './session-keys.ts';

/** Patterns kept, so that a hostile input cannot fill the memory. */
const KEPT_PATTERNS = 20_000;

/** The condition keys of an action, folded: those of one name, and those with a part that anyone may choose. */
interface KnownKeys {
  readonly exact: ReadonlySet<string>;
  readonly placeholders: readonly RegExp[];
}

/** The catalogue that is shipped with this package; a service is read when it is first asked for. */
export class ShippedCatalog implements Catalog {
  readonly date = date;
  readonly #index = new ActionIndex();
  readonly actionCount = this.#index.actionCount;
  readonly #prefixes = this.#index.services.map(({ prefix }) => prefix);
  readonly #services = new Map<string, Service>();
  readonly #keys = new KeyIndex((prefix) => this.service(prefix)?.conditionKeys ?? []);
  readonly #ordinals = new Map<string, readonly number[]>();
  readonly #matching = new Map<string, readonly Action[]>();
  readonly #resourceTypes = new WeakMap<Service, ReadonlyMap<string, ResourceType>>();
  readonly #keysOfAction = new WeakMap<Action, KnownKeys>();

  servicePrefixes(): readonly string[] {
    return this.#prefixes;
  }

  service(prefix: string): Service | undefined {
    const folded = prefix.toLowerCase();
    let service = this.#services.get(folded);
    if (!service) {
      const indexed = this.#index.service(folded);
      if (!indexed) return undefined;
      service = new DecodedService(folded, this.#index.textOf(indexed), indexed.firstOrdinal);
      this.#services.set(folded, service);
    }
    return service;
  }

  actionNames(prefix: string): readonly string[] {
    const service = this.#index.service(prefix.toLowerCase());
    return service ? this.#index.foldedNames(service) : [];
  }

  action(id: string): Action | undefined {
    const colon = id.indexOf(':');
    const service = this.#index.service(id.slice(0, Math.max(0, colon)).toLowerCase());
    const ordinal = service && this.#index.ordinalOf(service, id.slice(colon + 1).toLowerCase());
    return ordinal === undefined ? undefined : this.actionByOrdinal(ordinal);
  }

  actionByOrdinal(ordinal: number): Action {
    const { prefix, firstOrdinal } = this.#index.serviceOf(ordinal);
    return this.service(prefix)!.actions[ordinal - firstOrdinal]!;
  }

  ordinalsMatching(pattern: string): readonly number[] {
    return remember(this.#ordinals, pattern, (written) => matchActions(this.#index, written.toLowerCase()));
  }

  actionsMatching(pattern: string): readonly Action[] {
    return remember(this.#matching, pattern.toLowerCase(), (folded) =>
      this.ordinalsMatching(folded).map((ordinal) => this.actionByOrdinal(ordinal)),
    );
  }

  resourceType(service: string, name: string): ResourceType | undefined {
    const known = this.service(service);
    if (!known) return undefined;
    let byName = this.#resourceTypes.get(known);
    if (!byName) {
      // Of types that differ in case only, the first counts.
      byName = new Map([...known.resourceTypes].reverse().map((type) => [type.name.toLowerCase(), type]));
      this.#resourceTypes.set(known, byName);
    }
    return byName.get(name.toLowerCase());
  }

  conditionKey(name: string): ConditionKey | undefined {
    return this.#keys.find(name);
  }

  conditionKeys(): Iterable<ConditionKey> {
    return this.#keys.all(this.#prefixes);
  }

  actionKnowsKey(action: Action, key: string): boolean {
    const folded = key.toLowerCase();
    if (folded.startsWith('aws:') || isSessionKey(folded)) return true;
    const { exact, placeholders } = this.#keysOf(action);
    return exact.has(folded) || placeholders.some((test) => test.test(folded));
  }

  /** The keys of an action and of the resource types that it works on. */
  #keysOf(action: Action): KnownKeys {
    let known = this.#keysOfAction.get(action);
    if (!known) {
      const declared = [
        ...action.conditionKeys,
        ...action.resourceTypes.flatMap(({ name, conditionKeys }) => [
          ...conditionKeys,
          ...(this.resourceType(action.service, name)?.conditionKeys ?? []),
        ]),
      ].map((one) => one.toLowerCase());
      const hasPlaceholder = (one: string): boolean => one.includes('${');
      known = {
        exact: new Set(declared.filter((one) => !hasPlaceholder(one))),
        placeholders: [...new Set(declared.filter(hasPlaceholder))].map(placeholderTest),
      };
      this.#keysOfAction.set(action, known);
    }
    return known;
  }

  globalConditionKeys(): readonly ConditionKey[] {
    return GLOBAL_CONDITION_KEYS;
  }
}

function remember<T>(known: Map<string, T>, key: string, make: (key: string) => T): T {
  let value = known.get(key);
  if (value === undefined) {
    value = make(key);
    if (known.size >= KEPT_PATTERNS) known.clear();
    known.set(key, value);
  }
  return value;
}
