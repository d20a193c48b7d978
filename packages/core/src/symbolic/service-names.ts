import { firstAtLeast } from '../catalog/action-index.ts';
import type { Catalog } from '../catalog/model.ts';
import type { TextSet } from './text/text-set.ts';

/** The actions of a service that exist, by their names in lower case. */
export class ServiceNames {
  /** Sorted. */
  readonly names: readonly string[];
  #set: ReadonlySet<string> | undefined;
  readonly #bitsOfTexts = new WeakMap<TextSet, Uint32Array>();

  private constructor(names: readonly string[]) {
    this.names = names;
  }

  static readonly #kept = new WeakMap<Catalog, Map<string, ServiceNames>>();

  /** By prefix in lower case; of a service that is not known no action exists. */
  static of(catalog: Catalog, prefix: string): ServiceNames {
    const services = ServiceNames.#kept.get(catalog) ?? new Map<string, ServiceNames>();
    ServiceNames.#kept.set(catalog, services);
    let found = services.get(prefix);
    if (!found) {
      found = new ServiceNames(catalog.actionNames(prefix));
      if (services.size >= MAX_SERVICES) services.clear();
      services.set(prefix, found);
    }
    return found;
  }

  get set(): ReadonlySet<string> {
    this.#set ??= new Set(this.names);
    return this.#set;
  }

  /** Position of a name; -1 where no action has it. */
  indexOf(name: string): number {
    const at = firstAtLeast(this.names, name);
    return this.names[at] === name ? at : -1;
  }

  /** Bits for those of the names that are in a set. */
  bitsOf(texts: TextSet): Uint32Array {
    let bits = this.#bitsOfTexts.get(texts);
    if (!bits) {
      bits = this.#bits((name) => texts.has(name));
      this.#bitsOfTexts.set(texts, bits);
    }
    return bits;
  }

  /** Bits for no name yet. */
  noBits(): Uint32Array {
    return new Uint32Array((this.names.length + 31) >> 5);
  }

  #bits(isIn: (name: string) => boolean): Uint32Array {
    const bits = this.noBits();
    for (let at = 0; at < this.names.length; at++)
      if (isIn(this.names[at]!)) bits[at >> 5]! |= 1 << (at & 31);
    return bits;
  }
}

/** Services kept: all that exist and some that people made up. */
const MAX_SERVICES = 5_000;
