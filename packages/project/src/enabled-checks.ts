import { CHECKS, type Check } from '@leastwise/checks';
import type { Config } from './config.ts';

/** The checks that run by a configuration, of all there are unless some are given. */
export function enabledChecks(
  { checks, optIn }: Pick<Config, 'checks' | 'optIn'>,
  among: readonly Check[] = CHECKS,
): readonly Check[] {
  return among.filter((check) => {
    const setting = Object.hasOwn(checks, check.id) ? checks[check.id] : undefined;
    if (setting === 'off') return false;
    return !check.optIn || setting !== undefined || optIn.includes(check.id);
  });
}
