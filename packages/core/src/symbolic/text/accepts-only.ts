import { type Automaton, isDead } from './automaton.ts';

/**
 * Whether an automaton accepts no string but some of these. From every state but the dead one some string is accepted,
 * so that the search meets either one of the strings at the end of every path or soon another.
 */
export function acceptsOnly({ states }: Automaton, strings: ReadonlySet<string>): boolean {
  const search = (at: number, text: string): boolean => {
    const state = states[at]!;
    if (state.accepting && !strings.has(text)) return false;
    // A path longer than that has been in some state twice: there is no end of strings.
    if (text.length > states.length) return false;
    // What leads on with any character leads on with one that none of the strings has.
    if (!isDead(states[state.other]!, state.other) || !isDead(states[state.opaque]!, state.opaque))
      return isDead(state, at);
    return state.codes.every((code, edge) => {
      const target = state.targets[edge]!;
      return isDead(states[target]!, target) || search(target, text + String.fromCharCode(code));
    });
  };
  return search(0, '');
}
