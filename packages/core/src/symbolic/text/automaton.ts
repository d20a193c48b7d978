import { isOpaqueCodeUnit } from '../../document/opaque.ts';
import { BudgetExceededError, spend } from '../budget.ts';

/**
 * A complete deterministic automaton over UTF-16 code units. A state has edges for particular code units,
 * one default edge for every other ordinary code unit, and one for every other opaque letter.
 *
 * Every automaton that leaves this module is minimal and numbered in breadth-first order from state 0, so that two
 * that accept the same strings have the same states; nearly always they are one object.
 */
export interface Automaton {
  /** Unique number, for memoising operations. */
  readonly id: number;
  readonly states: readonly State[];
}

/** One state. Edges are sorted by code unit and differ from the default that they would fall to. */
export interface State {
  readonly accepting: boolean;
  readonly codes: readonly number[];
  readonly targets: readonly number[];
  /** Where an ordinary code unit without an edge leads. */
  readonly other: number;
  /** Where an opaque letter without an edge leads. */
  readonly opaque: number;
}

/** States of one automaton at most; past it the answer is unknown. */
const MAX_STATES = 10_000;
/** Edges of one automaton at most. */
const MAX_EDGES = 100_000;

/** What exploring and minimising costs for each state, in units of budgets, beside its edges. */
const WORK_OF_STATE = 10;

/** How to build an automaton from states of any other kind, named by a key. */
export interface Construction<S> {
  readonly start: S;
  key(state: S): string | number;
  accepting(state: S): boolean;
  /** Code units for which the state has an edge of its own. */
  codes(state: S): Iterable<number>;
  step(state: S, code: number): S;
  other(state: S): S;
  opaque(state: S): S;
}

/** Explores a construction breadth-first, minimises it and interns the result. */
export function build<S>(construction: Construction<S>): Automaton {
  const numbers = new Map<string | number, number>();
  const found: S[] = [];
  const number = (state: S): number => {
    const key = construction.key(state);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    if (found.length >= MAX_STATES)
      throw new BudgetExceededError(`a set of strings needs more than ${MAX_STATES} states`);
    numbers.set(key, found.length);
    found.push(state);
    return found.length - 1;
  };
  number(construction.start);
  const states: State[] = [];
  let edges = 0;
  for (let at = 0; at < found.length; at++) {
    const state = found[at]!;
    const other = number(construction.other(state));
    const opaque = number(construction.opaque(state));
    const codes: number[] = [];
    const targets: number[] = [];
    for (const code of [...new Set(construction.codes(state))].sort((a, b) => a - b)) {
      const target = number(construction.step(state, code));
      if (target === (isOpaqueCodeUnit(code) ? opaque : other)) continue;
      codes.push(code);
      targets.push(target);
    }
    edges += codes.length;
    spend(WORK_OF_STATE + 2 * codes.length);
    if (edges > MAX_EDGES)
      throw new BudgetExceededError(`a set of strings needs more than ${MAX_EDGES} transitions`);
    states.push({ accepting: construction.accepting(state), codes, targets, other, opaque });
  }
  return intern(minimise(states));
}

const complements = new Map<number, Automaton>();

/** The automaton of all other strings. States stay as distinct as they were, so there is nothing to minimise. */
export function complementOf({ id, states }: Automaton): Automaton {
  let complement = complements.get(id);
  if (!complement) {
    complement = intern(states.map((state) => ({ ...state, accepting: !state.accepting })));
    complements.set(id, complement);
  }
  return complement;
}

/** Where a code unit leads. */
export function step(state: State, code: number): number {
  const { codes } = state;
  let low = 0;
  let high = codes.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = codes[middle]!;
    if (found === code) return state.targets[middle]!;
    if (found < code) low = middle + 1;
    else high = middle - 1;
  }
  return isOpaqueCodeUnit(code) ? state.opaque : state.other;
}

/** Whether no string is accepted from a state of a minimal automaton, at its position. */
export function isDead({ accepting, codes, other, opaque }: State, at: number): boolean {
  return !accepting && other === at && opaque === at && codes.length === 0;
}

/**
 * Merges states that accept the same rest (Moore's partition refinement) and renumbers. States that accept the same
 * rest are as far from accepting; to begin with that tells apart nearly all states of a pattern.
 */
function minimise(states: readonly State[]): State[] {
  let classes = distancesToAccept(states);
  let count = new Set(classes).size;
  for (;;) {
    const signatures = new Map<string, number>();
    const next = states.map((state, at) => {
      const other = classes[state.other]!;
      const opaque = classes[state.opaque]!;
      let signature = `${classes[at]},${other},${opaque}`;
      for (let edge = 0; edge < state.codes.length; edge++) {
        const code = state.codes[edge]!;
        const target = classes[state.targets[edge]!]!;
        if (target !== (isOpaqueCodeUnit(code) ? opaque : other)) signature += `,${code}:${target}`;
      }
      let number = signatures.get(signature);
      if (number === undefined) {
        number = signatures.size;
        signatures.set(signature, number);
      }
      return number;
    });
    classes = next;
    if (signatures.size === count) break;
    count = signatures.size;
  }
  const representative: number[] = [];
  states.forEach((_, at) => {
    representative[classes[at]!] ??= at;
  });

  const numbers = new Map<number, number>();
  const order: number[] = [];
  const number = (group: number): number => {
    let known = numbers.get(group);
    if (known === undefined) {
      known = order.length;
      numbers.set(group, known);
      order.push(group);
    }
    return known;
  };
  number(classes[0]!);
  const minimal: State[] = [];
  for (let at = 0; at < order.length; at++) {
    const state = states[representative[order[at]!]!]!;
    const other = number(classes[state.other]!);
    const opaque = number(classes[state.opaque]!);
    const codes: number[] = [];
    const targets: number[] = [];
    state.codes.forEach((code, edge) => {
      const target = number(classes[state.targets[edge]!]!);
      if (target === (isOpaqueCodeUnit(code) ? opaque : other)) return;
      codes.push(code);
      targets.push(target);
    });
    minimal.push({ accepting: state.accepting, codes, targets, other, opaque });
  }
  return minimal;
}

/** For each state the length of the shortest string that it accepts; the number of states when it accepts none. */
function distancesToAccept(states: readonly State[]): number[] {
  const sources: number[][] = states.map(() => []);
  states.forEach(({ targets, other, opaque }, at) => {
    for (const target of targets) sources[target]!.push(at);
    sources[other]!.push(at);
    sources[opaque]!.push(at);
  });
  const distances = states.map(({ accepting }) => (accepting ? 0 : states.length));
  const reached = [...states.keys()].filter((at) => states[at]!.accepting);
  for (const at of reached) {
    for (const source of sources[at]!) {
      if (distances[source] !== states.length) continue;
      distances[source] = distances[at]! + 1;
      reached.push(source);
    }
  }
  return distances;
}

const interned = new Map<string, Automaton>();
let nextId = 0;
let kept = 0;
/** Length of all keys kept; past it the table starts anew, which costs sharing and memory, and no answer. */
const MAX_KEPT = 20_000_000;

function intern(states: readonly State[]): Automaton {
  const key = keyOf(states);
  const known = interned.get(key);
  if (known) return known;
  const automaton = { id: nextId++, states };
  kept += key.length;
  if (kept > MAX_KEPT) {
    interned.clear();
    complements.clear();
    kept = key.length;
  }
  interned.set(key, automaton);
  return automaton;
}

function keyOf(states: readonly State[]): string {
  let key = '';
  for (const { accepting, codes, targets, other, opaque } of states)
    key += `${accepting ? '+' : '-'}${other}/${opaque}/${codes.join()}/${targets.join()};`;
  return key;
}

/** Whether two automata accept the same strings. */
export function isSameAutomaton(a: Automaton, b: Automaton): boolean {
  return a === b || (a.states.length === b.states.length && keyOf(a.states) === keyOf(b.states));
}
