import type { FixEffect } from '@leastwise/core';

/** What people may have applied, as they say it. */
export type FixLevel = 'equivalent' | 'narrower' | 'typos';

const EFFECTS: Readonly<Record<FixLevel, FixEffect>> = {
  equivalent: 'equivalent',
  narrower: 'narrower',
  typos: 'changes-behaviour',
};

/** The effects that fixes may have to be applied: those of every level asked for, and `equivalent` in any case. */
export function effectsOf(levels: readonly FixLevel[]): ReadonlySet<FixEffect> {
  return new Set(['equivalent', ...levels.map((level) => EFFECTS[level])]);
}
