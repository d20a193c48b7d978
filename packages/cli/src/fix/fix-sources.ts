import type { Finding, Fix, Source, SourceText } from '@leastwise/core';
import type { ReadAgain } from '@leastwise/iac';
import type { AppliedFix, Fixing, RefusedFix } from '@leastwise/report';
import { isCliError } from '../errors.ts';
import { type FixSettings, fixSource } from './fix-source.ts';
import { unifiedDiff } from './unified-diff.ts';
import { writeFixed } from './write-fixed.ts';

/** What fixing some files came to. */
export interface FixedSources {
  /** The files as they are now. */
  readonly sources: readonly Source[];
  readonly fixing: Fixing;
  /** Proved fixes of the findings that there are now, by fingerprint. */
  readonly fixes: ReadonlyMap<string, readonly Fix[]>;
  /** What could not be written, in words. */
  readonly failures: readonly string[];
}

/**
 * Fixes files in place; for a dry run only says how.
 * @param readAgainOf how each is read again; what cannot be is left as it is
 */
export function fixSources(
  sources: readonly Source[],
  readAgainOf: (source: Source) => ReadAgain | undefined,
  settings: FixSettings & { readonly dryRun: boolean; readonly cwd: string },
): FixedSources {
  const { dryRun, cwd } = settings;
  const applied: AppliedFix[] = [];
  const refused: RefusedFix[] = [];
  const fixes = new Map<string, readonly Fix[]>();
  const failures: string[] = [];
  let diff = '';
  const now = sources.map((source) => {
    const readAgain = readAgainOf(source);
    if (!readAgain) {
      refused.push(...settings.look(source).flatMap(writtenByTool));
      return source;
    }
    const fixed = fixSource(source, readAgain, settings);
    const changed = changedFiles(source.text, fixed.source.text);
    if (dryRun)
      for (const [before, after] of changed) diff += unifiedDiff(before.file, before.text, after.text);
    else {
      try {
        for (const [before, after] of changed) writeFixed(before.file, before.text, after.text, cwd);
      } catch (error) {
        if (!isCliError(error)) throw error;
        failures.push(error.message);
        return source;
      }
    }
    applied.push(...fixed.applied);
    refused.push(...fixed.refused);
    for (const [fingerprint, some] of dryRun ? fixed.fixesAtFirst : fixed.fixes) fixes.set(fingerprint, some);
    return dryRun ? source : fixed.source;
  });
  return { sources: now, fixing: { dryRun, applied, refused, ...(dryRun && { diff }) }, fixes, failures };
}

/** What is proposed for a file that is not to be changed by hand. */
function writtenByTool({ check, location, proposals }: Finding): RefusedFix[] {
  const reason = 'a tool writes this file anew; mend what it is made from';
  return proposals.map(({ title }) => ({ check, title, location, code: 'unwritable', reason }));
}

/** The files of a text that were changed, before and after. */
function changedFiles(before: SourceText, after: SourceText): readonly (readonly [SourceText, SourceText])[] {
  return before.parts.flatMap((part, index) => {
    const now = after.parts[index]!;
    return part.text === now.text ? [] : [[part, now] as const];
  });
}
