/** A bound of an interval over numbers: everything below `at`, and `at` itself when `inclusive`. */
interface Cut {
  readonly at: number;
  /** Whether the cut lies after `at` (`at` is below it) rather than before. */
  readonly after: boolean;
}

const START: Cut = { at: Number.NEGATIVE_INFINITY, after: false };
const END: Cut = { at: Number.POSITIVE_INFINITY, after: true };

/** A union of intervals of numbers: ordered cuts, where every second one closes an interval. */
export class IntervalSet {
  readonly #cuts: readonly Cut[];

  private constructor(cuts: readonly Cut[]) {
    this.#cuts = cuts;
  }

  static readonly none = new IntervalSet([]);
  static readonly all = new IntervalSet([START, END]);

  /** The single number. */
  static point(at: number): IntervalSet {
    return new IntervalSet([
      { at, after: false },
      { at, after: true },
    ]);
  }

  /** The numbers below a bound. */
  static below(at: number, inclusive: boolean): IntervalSet {
    return new IntervalSet([START, { at, after: inclusive }]);
  }

  /** The numbers above a bound. */
  static above(at: number, inclusive: boolean): IntervalSet {
    return new IntervalSet([{ at, after: !inclusive }, END]);
  }

  get isEmpty(): boolean {
    return this.#cuts.length === 0;
  }

  union(other: IntervalSet): IntervalSet {
    return this.#sweep(other, (a, b) => a || b);
  }

  intersection(other: IntervalSet): IntervalSet {
    return this.#sweep(other, (a, b) => a && b);
  }

  complement(): IntervalSet {
    return IntervalSet.all.#sweep(this, (a, b) => a && !b);
  }

  has(value: number): boolean {
    let inside = false;
    for (const cut of this.#cuts) {
      if (cut.at < value || (cut.at === value && !cut.after)) inside = !inside;
      else break;
    }
    return inside;
  }

  /** A number of the set, whole where there is one near; undefined when empty. */
  example(): number | undefined {
    for (let at = 0; at < this.#cuts.length; at += 2) {
      const low = this.#cuts[at]!;
      const high = this.#cuts[at + 1]!;
      const candidates = [
        0,
        1,
        low.at,
        low.at + 1,
        Math.ceil(low.at),
        high.at,
        high.at - 1,
        Math.floor(high.at),
        (low.at + high.at) / 2,
      ];
      const found = candidates.find((candidate) => Number.isFinite(candidate) && this.has(candidate));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #sweep(other: IntervalSet, accept: (a: boolean, b: boolean) => boolean): IntervalSet {
    const cuts: Cut[] = [];
    let inA = false;
    let inB = false;
    let inside = false;
    let a = 0;
    let b = 0;
    while (a < this.#cuts.length || b < other.#cuts.length) {
      const order = compare(this.#cuts[a], other.#cuts[b]);
      const cut = order <= 0 ? this.#cuts[a]! : other.#cuts[b]!;
      if (order <= 0) {
        inA = !inA;
        a++;
      }
      if (order >= 0) {
        inB = !inB;
        b++;
      }
      if (accept(inA, inB) !== inside) {
        inside = !inside;
        cuts.push(cut);
      }
    }
    return new IntervalSet(cuts);
  }
}

function compare(a: Cut | undefined, b: Cut | undefined): number {
  if (!a) return 1;
  if (!b) return -1;
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return Number(a.after) - Number(b.after);
}
