import type { ServiceNames } from './service-names.ts';
import { globPattern } from './text/pattern.ts';
import { TextSet } from './text/text-set.ts';

/**
 * A set of names of one service's actions, in lower case: bits for those that exist, text for all others. Policies
 * list existing actions by the hundred, which as text would take automata of thousands of states.
 */
export class NameSet {
  readonly #service: ServiceNames;
  readonly #existing: Uint32Array;
  /** Says nothing of names that exist, whether it has them or not. */
  readonly #others: TextSet;
  #hasOthers: boolean | undefined;

  private constructor(service: ServiceNames, existing: Uint32Array, others: TextSet) {
    this.#service = service;
    this.#existing = existing;
    this.#others = others;
  }

  /** The names that some pattern, in lower case, matches. */
  static ofPatterns(service: ServiceNames, patterns: readonly string[]): NameSet {
    const existing = service.noBits();
    const wild: TextSet[] = [];
    const others: string[] = [];
    for (const text of patterns) {
      if (/[*?]/.test(text)) {
        wild.push(TextSet.ofPatterns([globPattern({ text })]));
        others.push(text);
        continue;
      }
      const at = service.indexOf(text);
      if (at === -1) others.push(text);
      else existing[at >> 5]! |= 1 << (at & 31);
    }
    for (const set of wild) {
      const bits = service.bitsOf(set);
      for (let at = 0; at < bits.length; at++) existing[at]! |= bits[at]!;
    }
    const texts = TextSet.ofPatterns(others.map((text) => globPattern({ text })));
    return new NameSet(service, existing, texts);
  }

  /** The names of a set. */
  static ofTexts(service: ServiceNames, texts: TextSet): NameSet {
    return new NameSet(service, service.bitsOf(texts), texts);
  }

  intersection(other: NameSet): NameSet {
    const bits = this.#existing.map((word, at) => word & other.#existing[at]!);
    return new NameSet(this.#service, bits, this.#others.intersection(other.#others));
  }

  /** Whether some name is in both. */
  intersects(other: NameSet): boolean {
    if (this.#existing.some((word, at) => (word & other.#existing[at]!) !== 0)) return true;
    return !this.#others.intersection(other.#others).isWithin(this.#service.set);
  }

  union(other: NameSet): NameSet {
    const bits = this.#existing.map((word, at) => word | other.#existing[at]!);
    return new NameSet(this.#service, bits, this.#others.union(other.#others));
  }

  minus(other: NameSet): NameSet {
    const bits = this.#existing.map((word, at) => word & ~other.#existing[at]!);
    return new NameSet(this.#service, bits, this.#others.minus(other.#others));
  }

  get isEmpty(): boolean {
    return this.#existing.every((word) => word === 0) && !this.#holdsOthers;
  }

  has(name: string): boolean {
    const at = this.#service.indexOf(name);
    return at === -1 ? this.#others.has(name) : (this.#existing[at >> 5]! & (1 << (at & 31))) !== 0;
  }

  /** A name of the set, rather one that no action has yet. */
  example(): string | undefined {
    const { names } = this.#service;
    if (!this.#holdsOthers) return names.find((name) => this.has(name));
    const example = this.#others.example();
    if (example === undefined || this.#service.indexOf(example) === -1) return example;
    return this.#others.minus(TextSet.of(...names.filter((name) => this.#others.has(name)))).example();
  }

  /** Whether it is what a set of names is in this service. */
  isOfTexts(texts: TextSet): boolean {
    const bits = this.#service.bitsOf(texts);
    return this.#existing.every((word, at) => word === bits[at]) && this.#others.equals(texts);
  }

  get #holdsOthers(): boolean {
    this.#hasOthers ??= !this.#others.isWithin(this.#service.set);
    return this.#hasOthers;
  }
}
