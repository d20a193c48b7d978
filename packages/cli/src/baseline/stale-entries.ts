import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@leastwise/project';
import type { Scan } from '../scan/run-scan.ts';
import type { Baseline, BaselineEntry } from './baseline-file.ts';

/**
 * The entries that nothing matches any more: of files that were read or are gone, and of checks that ran.
 * @param done a scan with this baseline
 * @param checks the ids of the checks that ran
 */
export function staleEntries(
  baseline: Baseline,
  { report, scanned }: Scan,
  { checks, cwd }: { readonly checks: readonly string[]; readonly cwd: string },
): readonly BaselineEntry[] {
  const met = new Set(report.suppressed.map(({ finding }) => finding.fingerprint));
  const ran = new Set(checks);
  const root = projectRoot(cwd);
  return [...baseline.values()].filter((entry) => {
    if (met.has(entry.fingerprint) || !ran.has(entry.check)) return false;
    return scanned.has(entry.file) || !existsSync(join(root, entry.file));
  });
}
