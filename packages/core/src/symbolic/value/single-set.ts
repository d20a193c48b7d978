import { TextSet } from '../text/text-set.ts';
import type { BoolSet } from './bool-set.ts';
import type { IpSet } from './ip-set.ts';
import type { NumberSet } from './number-set.ts';
import type { ValueSet } from './value-set.ts';

/** The families of operators by how they see a value. */
export interface Views {
  readonly text?: TextSet;
  readonly numeric?: NumberSet;
  readonly date?: NumberSet;
  readonly bool?: BoolSet;
  readonly ip?: IpSet;
}

type View = keyof Views;
const VIEWS: readonly View[] = ['text', 'ip', 'date', 'numeric', 'bool'];

/**
 * A set of single values: those that every view admits. A key is nearly always used with one family; where
 * two families meet on one key, emptiness is judged view by view, so the set may be empty unnoticed. That
 * errs on the side of "possible", and a witness drawn from it is replayed before anyone sees it.
 */
export class SingleSet {
  readonly #views: Views | undefined;

  private constructor(views: Views | undefined) {
    this.#views = views;
  }

  static readonly none = new SingleSet(undefined);
  static readonly all = new SingleSet({});

  static of(views: Views): SingleSet {
    const empty = VIEWS.some((view) => views[view]?.isEmpty);
    return empty ? SingleSet.none : new SingleSet(views);
  }

  get isEmpty(): boolean {
    return this.#views === undefined;
  }

  get isAll(): boolean {
    return this.#views !== undefined && Object.keys(this.#views).length === 0;
  }

  /** The set as text; undefined where it is limited by how its values read as something else. */
  get asText(): TextSet | undefined {
    if (!this.#views) return TextSet.none;
    const { text, ...others } = this.#views;
    return Object.keys(others).length > 0 ? undefined : (text ?? TextSet.all);
  }

  /**
   * Whether there are no two different values in the set. Only text is limited to one: numbers, dates, addresses and
   * booleans can all be written in more ways than one.
   */
  get isAtMostOne(): boolean {
    if (!this.#views) return true;
    const { text } = this.#views;
    return text !== undefined && !text.isAll && otherText(text, text.example() ?? '') === undefined;
  }

  /** A value of the set that is another text than one of its values; undefined when none was found. */
  anotherThan(value: string): string | undefined {
    if (!this.#views) return undefined;
    const [view, ...more] = VIEWS.filter((name) => this.#views?.[name]);
    if (!view) return otherText(TextSet.all, value);
    return view === 'text' && more.length === 0 ? otherText(this.#views.text!, value) : undefined;
  }

  intersection(other: SingleSet): SingleSet {
    if (!this.#views || !other.#views) return SingleSet.none;
    const a = this.#views;
    const b = other.#views;
    const text = both(a.text, b.text);
    const numeric = both(a.numeric, b.numeric);
    const date = both(a.date, b.date);
    const bool = both(a.bool, b.bool);
    const ip = both(a.ip, b.ip);
    return SingleSet.of({
      ...(text && { text }),
      ...(numeric && { numeric }),
      ...(date && { date }),
      ...(bool && { bool }),
      ...(ip && { ip }),
    });
  }

  /** The other values; only for sets of at most one view, which conditions are. */
  complement(): SingleSet {
    if (!this.#views) return SingleSet.all;
    const [view, ...more] = VIEWS.filter((name) => this.#views?.[name]);
    if (!view) return SingleSet.none;
    if (more.length > 0) throw new Error('the complement of a set of several views is not a set of views');
    return SingleSet.of({ [view]: this.#views[view]!.complement() });
  }

  /** A value of the set; undefined when empty or, of two views, when none was found that both admit. */
  example(): string | undefined {
    if (!this.#views) return undefined;
    const view = VIEWS.find((name) => this.#views?.[name]);
    return view ? this.#views[view]!.example() : 'x';
  }
}

function otherText(text: TextSet, than: string): string | undefined {
  const rest = text.minus(TextSet.of(than));
  // The empty string is a value too, but a poor one to show.
  return rest.minus(TextSet.of('')).example() ?? rest.example();
}

function both<S extends Pick<ValueSet<S>, 'intersection'>>(
  a: S | undefined,
  b: S | undefined,
): S | undefined {
  return a && b ? a.intersection(b) : (a ?? b);
}
