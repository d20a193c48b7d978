import type { Catalog } from '../catalog/model.ts';
import type { ListElement } from '../policy/policy.ts';
import type { CatalogActions } from './question.ts';

/** A set of the catalogue's actions as bits by ordinal. */
export class ActionBits implements CatalogActions {
  readonly #catalog: Catalog;
  readonly #words: Uint32Array;
  #size: number | undefined;
  #bounds: { first: number; last: number } | undefined;

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

  /** The actions of all sets together. */
  static unionOf(catalog: Catalog, sets: readonly ActionBits[]): ActionBits {
    const union = new ActionBits(catalog);
    for (const set of sets) {
      const { first, last } = set.#span();
      for (let at = first; at <= last; at++) union.#words[at]! |= set.#words[at]!;
    }
    return union;
  }

  get size(): number {
    if (this.#size === undefined) {
      let size = 0;
      const { first, last } = this.#span();
      for (let at = first; at <= last; at++) {
        let word = this.#words[at]!;
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
    const { first, last } = this.#span();
    for (let at = first; at <= last; at++) {
      for (let word = this.#words[at]!; word !== 0; word &= word - 1)
        yield at * 32 + 31 - Math.clz32(word & -word);
    }
  }

  intersects(other: ActionBits): boolean {
    const { first, last } = this.#span();
    for (let at = first; at <= last; at++) if ((this.#words[at]! & other.#words[at]!) !== 0) return true;
    return false;
  }

  covers(other: ActionBits): boolean {
    const { first, last } = other.#span();
    for (let at = first; at <= last; at++) if ((other.#words[at]! & ~this.#words[at]!) !== 0) return false;
    return true;
  }

  /** The words between the first and the last that are not zero: most sets are of one service. */
  #span(): { first: number; last: number } {
    if (!this.#bounds) {
      let first = 0;
      let last = this.#words.length - 1;
      while (first <= last && this.#words[first] === 0) first++;
      while (last >= first && this.#words[last] === 0) last--;
      this.#bounds = { first, last };
    }
    return this.#bounds;
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
