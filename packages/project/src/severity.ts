import { type Finding, type Severity, severityRank } from '@leastwise/core';
import type { Config } from './config.ts';

/** A finding with the severity that the configuration gives its check, where it gives one. */
export function withSeverity(finding: Finding, { checks }: Pick<Config, 'checks'>): Finding {
  const setting = Object.hasOwn(checks, finding.check) ? checks[finding.check] : undefined;
  return setting === undefined || setting === 'off' ? finding : { ...finding, severity: setting };
}

/** Whether a severity is as grave as another, or there is no other. */
export function isAtLeast(severity: Severity, least: Severity | undefined): boolean {
  return least === undefined || severityRank(severity) >= severityRank(least);
}

/** The least severity that fails a run, `medium` unless the configuration says otherwise; undefined when none does. */
export function failOnOf({ failOn = 'medium' }: Pick<Config, 'failOn'>): Severity | undefined {
  return failOn === 'never' ? undefined : failOn;
}
