import type { Catalog } from '../catalog/model.ts';
import type { ListElement } from '../policy/policy.ts';
import { spend } from './budget.ts';
import { NameSet } from './name-set.ts';
import { ServiceNames } from './service-names.ts';
import { globPattern } from './text/pattern.ts';
import { TextSet } from './text/text-set.ts';

type Services = ReadonlyMap<string, NameSet>;

/**
 * A set of actions, those that AWS may add tomorrow included: for some services the names, and the names in every
 * service that is not listed.
 */
export class ActionSet {
  readonly #services: Services;
  readonly #elsewhere: TextSet;
  /** Of the listed services; undefined where none is. */
  readonly #catalog: Catalog | undefined;

  private constructor(catalog: Catalog | undefined, services: Services, elsewhere: TextSet) {
    this.#catalog = catalog;
    this.#services = services;
    this.#elsewhere = elsewhere;
  }

  static readonly none = new ActionSet(undefined, new Map(), TextSet.none);
  static readonly all = new ActionSet(undefined, new Map(), TextSet.all);

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
    const services = new Map(
      [...names].map(([service, list]) => [
        service,
        NameSet.ofPatterns(ServiceNames.of(catalog, service), [...everywhere, ...list]),
      ]),
    );
    return new ActionSet(
      catalog,
      services,
      TextSet.ofPatterns(everywhere.map((text) => globPattern({ text }))),
    );
  }

  /** Actions of these names, of whatever service. */
  static ofNames(names: TextSet): ActionSet {
    return new ActionSet(undefined, new Map(), names);
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
    const listed = this.#elsewhere.isEmpty
      ? this.#services.keys()
      : other.#elsewhere.isEmpty
        ? other.#services.keys()
        : this.#listedIn(other);
    return this.#combine(other, listed, 'intersection');
  }

  /** Whether some action is in both. */
  intersects(other: ActionSet): boolean {
    if (this.#elsewhere.intersects(other.#elsewhere)) return true;
    if (!this.#elsewhere.isEmpty && !other.#elsewhere.isEmpty) return !this.intersection(other).isEmpty;
    const [listed, rest] = this.#elsewhere.isEmpty ? [this, other] : [other, this];
    for (const [service, names] of listed.#services) {
      if (names.intersects(rest.#namesOf(service, ServiceNames.of(listed.#catalog!, service)))) return true;
    }
    return false;
  }

  minus(other: ActionSet): ActionSet {
    if (other === ActionSet.all) return ActionSet.none;
    return this.#combine(
      other,
      this.#elsewhere.isEmpty ? this.#services.keys() : this.#listedIn(other),
      'minus',
    );
  }

  union(other: ActionSet): ActionSet {
    return this.#combine(other, this.#listedIn(other), 'union');
  }

  complement(): ActionSet {
    return ActionSet.all.minus(this);
  }

  has(action: string): boolean {
    const folded = action.toLowerCase();
    const colon = folded.indexOf(':');
    return colon !== -1 && this.namesIn(folded.slice(0, colon)).has(folded.slice(colon + 1));
  }

  /** The names of a service's actions in the set, in lower case. */
  namesIn(service: string): Pick<TextSet, 'isEmpty' | 'has'> {
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

  /** An action of the set, of each service rather one that does not exist yet. */
  example(): string | undefined {
    for (const service of this.services) {
      const name = this.#services.get(service)?.example();
      if (name !== undefined) return `${service}:${name}`;
    }
    const name = this.#elsewhere.example();
    return name === undefined ? undefined : `newservice:${name}`;
  }

  #listedIn(other: ActionSet): Iterable<string> {
    return new Set([...this.#services.keys(), ...other.#services.keys()]);
  }

  #combine(
    other: ActionSet,
    listed: Iterable<string>,
    operation: 'union' | 'intersection' | 'minus',
  ): ActionSet {
    const catalog = this.#catalog ?? other.#catalog;
    const elsewhere = this.#elsewhere[operation](other.#elsewhere);
    const services = new Map<string, NameSet>();
    for (const service of listed) {
      spend(5);
      const known = ServiceNames.of(catalog!, service);
      const names = this.#namesOf(service, known)[operation](other.#namesOf(service, known));
      if (elsewhere.isEmpty ? !names.isEmpty : !names.isOfTexts(elsewhere)) services.set(service, names);
    }
    return new ActionSet(catalog, services, elsewhere);
  }

  #namesOf(service: string, known: ServiceNames): NameSet {
    return this.#services.get(service) ?? NameSet.ofTexts(known, this.#elsewhere);
  }
}
