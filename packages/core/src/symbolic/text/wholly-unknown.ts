import { isOpaqueCodeUnit } from '../../document/opaque.ts';
import { build } from './automaton.ts';
import { TextSet } from './text-set.ts';

/** Texts of which nothing is known before deployment: one opaque letter and nothing else. */
export const WHOLLY_UNKNOWN: TextSet = TextSet.ofAutomaton(
  build<'start' | 'letter' | 'other'>({
    start: 'start',
    key: (state) => state,
    accepting: (state) => state === 'letter',
    codes: () => [],
    step: (state, code) => (state === 'start' && isOpaqueCodeUnit(code) ? 'letter' : 'other'),
    other: () => 'other',
    opaque: (state) => (state === 'start' ? 'letter' : 'other'),
  }),
);
