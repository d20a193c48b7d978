import type { Catalog } from '../catalog/model.ts';
import type { ListElement } from '../policy/policy.ts';
import { globPattern } from './text/pattern.ts';
import { TextSet } from './text/text-set.ts';

/**
 * A set of actions, those that AWS may add tomorrow included: for each service the names, in lower case, and the
 * names in every service that is not listed. Taking services apart keeps the sets of strings small.
 */
export class ActionSet {
  readonly #services: ReadonlyMap<string, TextSet>;
  readonly #elsewhere: TextSet;

  private constructor(services: ReadonlyMap<string, TextSet>, elsewhere: TextSet) {
    this.#services = services;
    this.#elsewhere = elsewhere;
  }

  static readonly none = new ActionSet(new Map(), TextSet.none);
  static readonly all = new ActionSet(new Map(), TextSet.all);

  /**
   * The actions that some pattern matches. A wildcard inside the service (`s*:Get*`) stands for the services
   * of the catalogue, and for none that AWS may add; a whole `*` stands for every service.
   */
  static ofPatterns(catalog: Catalog, patterns: readonly string[]): ActionSet {
    const names = new Map<string, string[]>();
    const everywhere: string[] = [];
    const add = (service: string, name: string): void => {
      const list = names.get(service);
      if (list) list.push(name);
      else names.set(service, [name]);
    };
    for (const pattern of patterns) {
      const folded = pattern.toLowerCase();
      const colon = folded.indexOf(':');
      const service = colon === -1 ? folded : folded.slice(0, colon);
      const name = colon === -1 ? '*' : folded.slice(colon + 1);
      if (colon === -1 && !/^\*+$/.test(service)) continue;
      if (/^\*+$/.test(service)) everywhere.push(name);
      else if (!/[*?]/.test(service)) add(service, name);
      else {
        const glob = TextSet.ofPatterns([globPattern({ text: service })]);
        for (const known of catalog.servicePrefixes()) if (glob.has(known)) add(known, name);
      }
    }
    const compile = (list: readonly string[]): TextSet =>
      TextSet.ofPatterns(list.map((text) => globPattern({ text })));
    const services = new Map(
      [...names].map(([service, list]) => [service, compile([...everywhere, ...list])]),
    );
    return new ActionSet(services, compile(everywhere));
  }

  /** Actions of these names, of whatever service. */
  static ofNames(names: TextSet): ActionSet {
    return new ActionSet(new Map(), names);
  }

  /** The actions of an `Action` or `NotAction` element; none where there is no such element. */
  static ofElement(catalog: Catalog, element: ListElement | undefined): ActionSet {
    if (!element) return ActionSet.none;
    const listed = ActionSet.ofPatterns(
      catalog,
      element.values.map(({ value }) => value),
    );
    return element.negated ? listed.complement() : listed;
  }

  get isEmpty(): boolean {
    return this.#elsewhere.isEmpty && [...this.#services.values()].every((names) => names.isEmpty);
  }

  intersection(other: ActionSet): ActionSet {
    if (this === ActionSet.all) return other;
    if (other === ActionSet.all) return this;
    return this.#combine(other, (a, b) => a.intersection(b));
  }

  minus(other: ActionSet): ActionSet {
    if (other === ActionSet.all) return ActionSet.none;
    return this.#combine(other, (a, b) => a.minus(b));
  }

  union(other: ActionSet): ActionSet {
    return this.#combine(other, (a, b) => a.union(b));
  }

  complement(): ActionSet {
    return ActionSet.all.minus(this);
  }

  has(action: string): boolean {
    const folded = action.toLowerCase();
    const colon = folded.indexOf(':');
    return colon !== -1 && this.namesIn(folded.slice(0, colon)).has(folded.slice(colon + 1));
  }

  /** The names of a service's actions in the set. */
  namesIn(service: string): TextSet {
    return this.#services.get(service) ?? this.#elsewhere;
  }

  /** Services with names of their own in this set, sorted. */
  get services(): readonly string[] {
    return [...this.#services].flatMap(([service, names]) => (names.isEmpty ? [] : [service])).sort();
  }

  /** The names in every service that is not listed. */
  get elsewhere(): TextSet {
    return this.#elsewhere;
  }

  #combine(other: ActionSet, operation: (a: TextSet, b: TextSet) => TextSet): ActionSet {
    const elsewhere = operation(this.#elsewhere, other.#elsewhere);
    const services = new Map<string, TextSet>();
    for (const service of new Set([...this.#services.keys(), ...other.#services.keys()])) {
      const names = operation(this.namesIn(service), other.namesIn(service));
      if (!names.equals(elsewhere)) services.set(service, names);
    }
    return new ActionSet(services, elsewhere);
  }
}
