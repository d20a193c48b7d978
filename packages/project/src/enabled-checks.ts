import { CHECKS, type Check } from '@leastwise/checks';
import type { Config } from './config.ts';

/** The checks that run by a configuration. */
export function enabledChecks({ checks, optIn }: Pick<Config, 'checks' | 'optIn'>): readonly Check[] {
  return CHECKS.filter((check) => {
    const setting = Object.hasOwn(checks, check.id) ? checks[check.id] : undefined;
    if (setting === 'off') return false;
    return !check.optIn || setting !== undefined || optIn.includes(check.id);
  });
}
