/** Patterns that say what a set is: all that one of the first matches and none of the others does. */
export interface SetDescription {
  readonly patterns: readonly string[];
  readonly except: readonly string[];
}

/** What is asked of sets to describe them. */
interface Described<Self> {
  readonly isEmpty: boolean;
  intersection(other: Self): Self;
  minus(other: Self): Self;
}

/** Patterns that are tried, at most. */
const MAX_PATTERNS = 100;
/** More of them are not read. */
const MAX_SHOWN = 6;

/**
 * Describes a set exactly by some of the patterns that people wrote: as their union, or as one of them with exceptions.
 * @param setOf what a pattern matches, of all that there is
 * @returns undefined where a few of the patterns do not say it
 */
export function describeSet<S extends Described<S>>(
  target: S,
  written: Iterable<string>,
  setOf: (pattern: string) => S,
): SetDescription | undefined {
  const patterns = [...new Set(written)].slice(0, MAX_PATTERNS).map((text) => ({ text, set: setOf(text) }));
  const meeting = patterns.filter(({ set }) => !set.intersection(target).isEmpty);
  const within = widest(meeting.filter(({ set }) => set.minus(target).isEmpty));
  if (within.length > 0 && within.length <= MAX_SHOWN && restOf(target, within).isEmpty)
    return { patterns: within.map(({ text }) => text), except: [] };
  const apart = patterns.filter(({ set }) => !set.isEmpty && set.intersection(target).isEmpty);
  const around = meeting.filter(({ set }) => target.minus(set).isEmpty);
  for (const { text, set } of narrowest(around)) {
    const except = widest(apart.filter((one) => !one.set.intersection(set).isEmpty));
    if (except.length <= MAX_SHOWN && restOf(set.minus(target), except).isEmpty)
      return { patterns: [text], except: except.map((one) => one.text) };
  }
  return undefined;
}

interface Pattern<S> {
  readonly text: string;
  readonly set: S;
}

function restOf<S extends Described<S>>(set: S, patterns: readonly Pattern<S>[]): S {
  return patterns.reduce((rest, one) => rest.minus(one.set), set);
}

/** Those that no other contains; of equal ones the first. */
function widest<S extends Described<S>>(patterns: readonly Pattern<S>[]): readonly Pattern<S>[] {
  return patterns.filter(
    (one, at) =>
      !patterns.some(
        (other, place) =>
          place !== at &&
          one.set.minus(other.set).isEmpty &&
          (place < at || !other.set.minus(one.set).isEmpty),
      ),
  );
}

/** Those that contain no other, then the rest. */
function narrowest<S extends Described<S>>(patterns: readonly Pattern<S>[]): readonly Pattern<S>[] {
  const contains = (one: Pattern<S>): number =>
    patterns.filter((other) => other.set.minus(one.set).isEmpty).length;
  return patterns.toSorted((a, b) => contains(a) - contains(b));
}
