import type { Severity } from '@leastwise/core';

/** SARIF's levels, from the severity of a finding. */
export const LEVELS: Record<Severity, 'error' | 'warning' | 'note'> = {
  critical: 'error',
  high: 'error',
  error: 'error',
  medium: 'warning',
  warning: 'warning',
  low: 'note',
  suggestion: 'note',
};

/**
 * What GitHub sorts security alerts by, from 0 to 10: over 9 critical, from 7 high, from 4 medium, else low.
 * Findings of validity and quality have none; GitHub shows them by their level.
 * https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
export const SECURITY_SEVERITIES: Partial<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.5',
};

/** GitHub's own scale for rules that are not about security. */
export const PROBLEM_SEVERITIES: Record<'error' | 'warning' | 'note', string> = {
  error: 'error',
  warning: 'warning',
  note: 'recommendation',
};
