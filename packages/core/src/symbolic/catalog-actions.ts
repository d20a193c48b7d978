import type { Catalog } from '../catalog/model.ts';
import type { ListElement } from '../policy/policy.ts';
import type { CatalogActions } from './question.ts';

/** A set of the catalogue's actions as bits by ordinal. */
export class ActionBits implements CatalogActions {
  readonly #catalog: Catalog;
  readonly #words: Uint32Array;
  #size: number | undefined;

  constructor(catalog: Catalog, words = new Uint32Array((catalog.actionCount + 31) >> 5)) {
    this.#catalog = catalog;
    this.#words = words;
  }

  /** The actions that some pattern matches. */
  static ofPatterns(catalog: Catalog, patterns: Iterable<string>): ActionBits {
    const set = new ActionBits(catalog);
    for (const pattern of patterns) {
      for (const ordinal of catalog.ordinalsMatching(pattern))
        set.#words[ordinal >> 5]! |= 1 << (ordinal & 31);
    }
    return set;
  }

  /** The actions that an `Action` or `NotAction` element covers. */
  static ofElement(catalog: Catalog, element: ListElement | undefined): ActionBits {
    if (!element) return new ActionBits(catalog);
    const listed = ActionBits.ofPatterns(
      catalog,
      element.values.map(({ value }) => value),
    );
    return element.negated ? listed.complement() : listed;
  }

  get size(): number {
    if (this.#size === undefined) {
      let size = 0;
      for (let word of this.#words) {
        for (; word !== 0; word &= word - 1) size++;
      }
      this.#size = size;
    }
    return this.#size;
  }

  has(action: string): boolean {
    const found = this.#catalog.action(action);
    return found !== undefined && this.hasOrdinal(found.ordinal);
  }

  hasOrdinal(ordinal: number): boolean {
    return (this.#words[ordinal >> 5]! & (1 << (ordinal & 31))) !== 0;
  }

  *ordinals(): Generator<number> {
    for (let at = 0; at < this.#words.length; at++) {
      for (let word = this.#words[at]!; word !== 0; word &= word - 1)
        yield at * 32 + 31 - Math.clz32(word & -word);
    }
  }

  intersects(other: ActionBits): boolean {
    return this.#words.some((word, at) => (word & other.#words[at]!) !== 0);
  }

  covers(other: ActionBits): boolean {
    return other.#words.every((word, at) => (word & ~this.#words[at]!) === 0);
  }

  union(other: ActionBits): ActionBits {
    return new ActionBits(
      this.#catalog,
      this.#words.map((word, at) => word | other.#words[at]!),
    );
  }

  intersection(other: ActionBits): ActionBits {
    return new ActionBits(
      this.#catalog,
      this.#words.map((word, at) => word & other.#words[at]!),
    );
  }

  minus(other: ActionBits): ActionBits {
    return new ActionBits(
      this.#catalog,
      this.#words.map((word, at) => word & ~other.#words[at]!),
    );
  }

  complement(): ActionBits {
    const count = this.#catalog.actionCount;
    const words = this.#words.map((word) => ~word);
    if (count & 31) words[words.length - 1]! &= (1 << (count & 31)) - 1;
    return new ActionBits(this.#catalog, words);
  }
}
