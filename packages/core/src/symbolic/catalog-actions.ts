import type { Catalog } from '../catalog/model.ts';
import type { ListElement } from '../policy/policy.ts';
import type { CatalogActions } from './question.ts';

/** A set of the catalogue's actions as bits by ordinal, kept only where there are any: most are of one service. */
export class ActionBits implements CatalogActions {
  readonly #catalog: Catalog;
  /** The first word kept, of 32 ordinals each. */
  readonly #from: number;
  readonly #words: Uint32Array;
  #size: number | undefined;

  private constructor(catalog: Catalog, from: number, words: Uint32Array) {
    this.#catalog = catalog;
    this.#from = from;
    this.#words = words;
  }

  /** The actions that some pattern matches. */
  static ofPatterns(catalog: Catalog, patterns: Iterable<string>): ActionBits {
    const lists: (readonly number[])[] = [];
    let first = Number.POSITIVE_INFINITY;
    let last = -1;
    for (const pattern of patterns) {
      const ordinals = catalog.ordinalsMatching(pattern);
      if (ordinals.length === 0) continue;
      lists.push(ordinals);
      first = Math.min(first, ordinals[0]!);
      last = Math.max(last, ordinals[ordinals.length - 1]!);
    }
    if (last === -1) return new ActionBits(catalog, 0, NO_WORDS);
    const from = first >> 5;
    const words = new Uint32Array((last >> 5) - from + 1);
    for (const ordinals of lists) {
      for (const ordinal of ordinals) words[(ordinal >> 5) - from]! |= 1 << (ordinal & 31);
    }
    return new ActionBits(catalog, from, words);
  }

  /** The actions that an `Action` or `NotAction` element covers. */
  static ofElement(catalog: Catalog, element: ListElement | undefined): ActionBits {
    if (!element) return new ActionBits(catalog, 0, NO_WORDS);
    const listed = ActionBits.ofPatterns(catalog, textsOf(element));
    return element.negated ? listed.complement() : listed;
  }

  /** The actions of all sets together. */
  static unionOf(catalog: Catalog, sets: readonly ActionBits[]): ActionBits {
    let from = Number.POSITIVE_INFINITY;
    let end = 0;
    for (const set of sets) {
      if (set.#words.length === 0) continue;
      from = Math.min(from, set.#from);
      end = Math.max(end, set.#end);
    }
    if (end === 0) return new ActionBits(catalog, 0, NO_WORDS);
    const words = new Uint32Array(end - from);
    for (const set of sets) {
      const shift = set.#from - from;
      for (let at = 0; at < set.#words.length; at++) words[at + shift]! |= set.#words[at]!;
    }
    return new ActionBits(catalog, from, words);
  }

  get size(): number {
    if (this.#size === undefined) {
      let size = 0;
      for (let word of this.#words) for (; word !== 0; word &= word - 1) size++;
      this.#size = size;
    }
    return this.#size;
  }

  has(action: string): boolean {
    const found = this.#catalog.action(action);
    return found !== undefined && this.hasOrdinal(found.ordinal);
  }

  hasOrdinal(ordinal: number): boolean {
    return (this.#wordAt(ordinal >> 5) & (1 << (ordinal & 31))) !== 0;
  }

  ordinals(): readonly number[] {
    const ordinals: number[] = [];
    for (let at = 0; at < this.#words.length; at++) {
      for (let word = this.#words[at]!; word !== 0; word &= word - 1)
        ordinals.push((this.#from + at) * 32 + 31 - Math.clz32(word & -word));
    }
    return ordinals;
  }

  intersects(other: ActionBits): boolean {
    const end = Math.min(this.#end, other.#end);
    for (let at = Math.max(this.#from, other.#from); at < end; at++)
      if ((this.#wordAt(at) & other.#wordAt(at)) !== 0) return true;
    return false;
  }

  covers(other: ActionBits): boolean {
    for (let at = other.#from; at < other.#end; at++)
      if ((other.#wordAt(at) & ~this.#wordAt(at)) !== 0) return false;
    return true;
  }

  complement(): ActionBits {
    const count = this.#catalog.actionCount;
    const words = new Uint32Array((count + 31) >> 5).map((_, at) => ~this.#wordAt(at));
    if (count & 31) words[words.length - 1]! &= (1 << (count & 31)) - 1;
    return new ActionBits(this.#catalog, 0, words);
  }

  get #end(): number {
    return this.#from + this.#words.length;
  }

  #wordAt(at: number): number {
    const place = at - this.#from;
    return place >= 0 && place < this.#words.length ? this.#words[place]! : 0;
  }
}

const NO_WORDS = new Uint32Array(0);

function* textsOf({ values }: ListElement): Generator<string> {
  for (const { value } of values) yield value;
}
