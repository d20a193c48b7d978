import type { Style } from '@leastwise/report';
import { ansiStyle, plainStyle } from '@leastwise/report';
import type { Io, Output } from '../io.ts';

/** How text on an output looks: with colour and links where they are wanted and understood. */
export function styleFor(
  { isTerminal }: Pick<Output, 'isTerminal'>,
  { env }: Pick<Io, 'env'>,
  color: string | undefined,
): Style {
  if (!wantsColor(isTerminal, env, color)) return plainStyle;
  return ansiStyle({ hyperlinks: isTerminal && !env.CI && env.TERM !== 'dumb' });
}

/** The flag decides; then the variables that terminals and CI systems agree on; then whether it is a terminal. */
function wantsColor(isTerminal: boolean, env: Io['env'], color = 'auto'): boolean {
  if (color !== 'auto') return color === 'always';
  const { FORCE_COLOR, CLICOLOR_FORCE, NO_COLOR, TERM } = env;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  if (CLICOLOR_FORCE !== undefined && CLICOLOR_FORCE !== '' && CLICOLOR_FORCE !== '0') return true;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  return isTerminal && TERM !== 'dumb';
}

const DEFAULT_WIDTH = 80;
const WIDEST = 120;
const NARROWEST = 40;

/** The columns to keep within: the terminal's, as long as lines stay readable. */
export function widthOf({ columns }: Pick<Output, 'columns'>): number {
  return Math.min(Math.max(columns ?? DEFAULT_WIDTH, NARROWEST), WIDEST);
}
