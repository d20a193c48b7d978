import type { ContextValue } from '../../request/request.ts';
import { SingleSet } from './single-set.ts';

/**
 * Lists of two or more different values: every value is in `every`, and for each set of `some` there is a value in
 * it. A list of one value is that single value, since AWS compares it so.
 */
interface ManyValues {
  readonly every: SingleSet;
  readonly some: readonly SingleSet[];
}

/**
 * What a context key may be in a request: absent, single-valued or many-valued, each with its constraint.
 * Domains of conditions can be complemented exactly; intersections of them stay domains.
 */
export class KeyDomain {
  readonly absent: boolean;
  readonly single: SingleSet;
  /** Undefined when no list of values will do. */
  readonly many: ManyValues | undefined;

  constructor(absent: boolean, single: SingleSet, many: ManyValues | undefined) {
    this.absent = absent;
    this.single = single;
    this.many = many && !isEmptyMany(many) ? many : undefined;
  }

  /** Absent, any value, any list. */
  static readonly any = new KeyDomain(true, SingleSet.all, { every: SingleSet.all, some: [] });
  static readonly absentOnly = new KeyDomain(true, SingleSet.none, undefined);

  /** Any value, any list. */
  static readonly present = new KeyDomain(false, SingleSet.all, { every: SingleSet.all, some: [] });

  get isEmpty(): boolean {
    return !this.absent && this.single.isEmpty && !this.many;
  }

  intersection(other: KeyDomain): KeyDomain {
    const many = this.many &&
      other.many && {
        every: this.many.every.intersection(other.many.every),
        some: [...this.many.some, ...other.many.some],
      };
    return new KeyDomain(this.absent && other.absent, this.single.intersection(other.single), many);
  }

  /**
   * The value to show: absent where that will do, else a single value, else a list.
   * @returns null for absent; undefined when no value could be drawn
   */
  example(): ContextValue | null | undefined {
    if (this.absent) return null;
    const single = this.single.example();
    if (single !== undefined) return single;
    if (!this.many) return undefined;
    const { every, some } = this.many;
    const values = new Set<string>();
    for (const set of some.length > 0 ? some : [SingleSet.all]) {
      const value = set.intersection(every).example();
      if (value === undefined) return undefined;
      values.add(value);
    }
    const [first = ''] = values;
    if (values.size === 1) {
      const second = every.anotherThan(first);
      if (second === undefined) return undefined;
      values.add(second);
    }
    return [...values];
  }
}

function isEmptyMany({ every, some }: ManyValues): boolean {
  return every.isAtMostOne || some.some((set) => set.intersection(every).isEmpty);
}
