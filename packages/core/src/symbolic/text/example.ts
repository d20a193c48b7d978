import { FIRST_OPAQUE_LETTER, isOpaqueCodeUnit } from '../../document/opaque.ts';
import { type Automaton, type State, step } from './automaton.ts';

/** Characters to fill a wildcard with, nicest first. */
const PLAIN = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_./:@=+, ';

/**
 * One of the shortest strings that an automaton accepts, of ordinary characters where there is one: letters that stand
 * for unknown text are in no request. Undefined when it accepts none.
 */
export function exampleOf(automaton: Automaton): string | undefined {
  return shortest(automaton, 'ordinary') ?? shortest(automaton, 'any');
}

function shortest({ states }: Automaton, characters: 'ordinary' | 'any'): string | undefined {
  if (states[0]!.accepting) return '';
  const cameFrom = new Map<number, { from: number; code: number }>();
  let frontier = [0];
  while (frontier.length > 0) {
    const next: number[] = [];
    for (const from of frontier) {
      for (const { target, code } of moves(states[from]!)) {
        if (characters === 'ordinary' && isOpaqueCodeUnit(code)) continue;
        if (target === 0 || cameFrom.has(target)) continue;
        cameFrom.set(target, { from, code });
        if (states[target]!.accepting) return spell(target, cameFrom);
        next.push(target);
      }
    }
    frontier = next;
  }
  return undefined;
}

function spell(accepting: number, cameFrom: ReadonlyMap<number, { from: number; code: number }>): string {
  const codes: number[] = [];
  for (let at = accepting; at !== 0; ) {
    const { from, code } = cameFrom.get(at)!;
    codes.push(code);
    at = from;
  }
  return String.fromCharCode(...codes.reverse());
}

function* moves(state: State): Generator<{ target: number; code: number }> {
  const plain = [...PLAIN]
    .map((letter) => letter.charCodeAt(0))
    .find((code) => step(state, code) === state.other);
  yield { target: state.other, code: plain ?? unusedCode(state) };
  for (let edge = 0; edge < state.codes.length; edge++)
    yield { target: state.targets[edge]!, code: state.codes[edge]! };
  yield { target: state.opaque, code: unusedOpaque(state) };
}

/** An ordinary code unit beyond those of the state's edges; automata have far fewer edges than code units. */
function unusedCode(state: State): number {
  const used = new Set(state.codes);
  let code = 0x100;
  while (used.has(code)) code++;
  return code;
}

function unusedOpaque(state: State): number {
  const used = new Set(state.codes);
  let code = FIRST_OPAQUE_LETTER;
  while (used.has(code)) code++;
  return code;
}
