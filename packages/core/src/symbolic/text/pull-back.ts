import { build, step } from './automaton.ts';
import { literalPattern } from './pattern.ts';
import { TextSet } from './text-set.ts';

/** Sets of strings of which some part is in another set: what a set looks like from where its strings were cut out. */

const COLON = ':'.charCodeAt(0);
const SLASH = '/'.charCodeAt(0);

/** What became of the part: being read (the state that its automaton is in), in the set with its rest, or not. */
type Reading = number | 'in' | 'out';

const ACCEPTED = 'in';
const REFUSED = 'out';

/** The strings that are in a set up to the first of a character, and go on behind it. */
export function upTo(mark: string, set: TextSet): TextSet {
  const { states } = set.toAutomaton();
  const end = mark.charCodeAt(0);
  const next = (at: Reading, move: (state: number) => number): Reading =>
    typeof at === 'number' ? move(at) : at;
  return TextSet.ofAutomaton(
    build<Reading>({
      start: 0,
      key: (at) => at,
      accepting: (at) => at === ACCEPTED,
      codes: (at) => (typeof at === 'number' ? [...states[at]!.codes, end] : []),
      step: (at, code) =>
        typeof at === 'number' && code === end
          ? states[at]!.accepting
            ? ACCEPTED
            : REFUSED
          : next(at, (state) => step(states[state]!, code)),
      other: (at) => next(at, (state) => states[state]!.other),
      opaque: (at) => next(at, (state) => states[state]!.opaque),
    }),
  );
}

/** The strings whose part behind so many colons, up to the next colon, is in a set. */
export function partIn(colons: number, set: TextSet): TextSet {
  const { states } = set.toAutomaton();
  /** Before the part: minus how many colons are still to come. */
  type State = { readonly before: number } | { readonly at: Reading };
  const move = (state: State, to: (state: number) => number): State => {
    if ('before' in state) return state;
    return typeof state.at === 'number' ? { at: to(state.at) } : state;
  };
  const colon = (state: State): State => {
    if ('before' in state) return state.before === 1 ? { at: 0 } : { before: state.before - 1 };
    if (typeof state.at !== 'number') return state;
    return { at: states[state.at]!.accepting ? ACCEPTED : REFUSED };
  };
  return TextSet.ofAutomaton(
    build<State>({
      start: colons === 0 ? { at: 0 } : { before: colons },
      key: (state) => ('before' in state ? `before ${state.before}` : state.at),
      accepting: (state) => !('before' in state) && state.at === ACCEPTED,
      codes: (state) =>
        'before' in state ? [COLON] : typeof state.at === 'number' ? [...states[state.at]!.codes, COLON] : [],
      step: (state, code) => (code === COLON ? colon(state) : move(state, (at) => step(states[at]!, code))),
      other: (state) => move(state, (at) => states[at]!.other),
      opaque: (state) => move(state, (at) => states[at]!.opaque),
    }),
  );
}

/** The strings whose rest behind the last slash is in a set. */
export function lastSegmentIn(set: TextSet): TextSet {
  const { states } = set.toAutomaton();
  return TextSet.ofAutomaton(
    build<number | 'before'>({
      start: 'before',
      key: (at) => at,
      accepting: (at) => at !== 'before' && states[at]!.accepting,
      codes: (at) => (at === 'before' ? [SLASH] : [...states[at]!.codes, SLASH]),
      step: (at, code) => (code === SLASH ? 0 : at === 'before' ? at : step(states[at]!, code)),
      other: (at) => (at === 'before' ? at : states[at]!.other),
      opaque: (at) => (at === 'before' ? at : states[at]!.opaque),
    }),
  );
}

/** The strings that are a prefix, and behind it a string of a set. */
export function behind(prefix: string, set: TextSet): TextSet {
  const { states } = set.toAutomaton();
  const symbols = literalPattern({ text: prefix });
  /** In the prefix: how much of it was read, from -1 down; behind it: the state that the set's automaton is in. */
  type State = number | 'out';
  const read = (at: State): number => (typeof at === 'number' && at < 0 ? -1 - at : -1);
  return TextSet.ofAutomaton(
    build<State>({
      start: prefix === '' ? 0 : -1,
      key: (at) => at,
      accepting: (at) => typeof at === 'number' && at >= 0 && states[at]!.accepting,
      codes: (at) => {
        const place = read(at);
        if (place >= 0) return [symbols[place]!];
        return typeof at === 'number' ? states[at]!.codes : [];
      },
      step: (at, code) => {
        const place = read(at);
        if (place === -1) return typeof at === 'number' ? step(states[at]!, code) : at;
        if (symbols[place] !== code) return REFUSED;
        return place === prefix.length - 1 ? 0 : -2 - place;
      },
      other: (at) => (typeof at === 'number' && at >= 0 ? states[at]!.other : REFUSED),
      opaque: (at) => (typeof at === 'number' && at >= 0 ? states[at]!.opaque : REFUSED),
    }),
  );
}
