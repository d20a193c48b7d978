import { type Catalog, loadCatalog, OpaqueTable, type PolicyKind } from '@leastwise/core';
import type { DiffReport } from '@leastwise/report';
import { requireValid } from '../policies/require-valid.ts';
import { comparePairs } from './compare-pairs.ts';
import { managedDocuments } from './managed-documents.ts';
import { pairSources } from './pair-sources.ts';
import type { SideFiles } from './sides.ts';
import { compareUnread } from './unread.ts';

/**
 * Compares two sides that were read with one table of unknown values.
 * @throws InputError for what cannot be compared
 */
export async function runDiff(
  before: SideFiles,
  after: SideFiles,
  opaque: OpaqueTable,
  now: () => Date,
): Promise<DiffReport> {
  const started = now().getTime();
  const catalog: Catalog = loadCatalog();
  const managed = await managedDocuments([...before.sources.values(), ...after.sources.values()], opaque);
  const names = [...new Set([...before.sources.keys(), ...after.sources.keys()])].sort();
  const pairs = names.flatMap((name) =>
    pairSources(before.sources.get(name), after.sources.get(name), managed),
  );
  for (const { sources } of [before, after]) {
    for (const { format, policies } of sources.values()) {
      // Of a template only what changed counts; a document that was named is looked at in any case.
      if (format === 'policy') for (const policy of policies) requireValid(policy);
    }
  }
  const unread = compareUnread(before, after);
  const reasonOf = (parts: typeof unread.same): string | undefined =>
    parts[0] && `${parts[0].file}: ${parts[0].reason}`;
  const compared = comparePairs(catalog, pairs, reasonOf(unread.gained), reasonOf(unread.lost));
  return {
    ...compared,
    ...(compared.reason !== undefined && { reason: opaque.show(compared.reason) }),
    pairs: pairs.length,
    notCompared: [...unread.gained, ...unread.lost, ...unread.same].map(({ file, reason }) => ({
      file,
      reason: opaque.show(reason),
    })),
    catalogDate: catalog.date,
    milliseconds: now().getTime() - started,
  };
}

/** What a comparison of two sides is read with. */
export function diffOptions(kind: string | undefined): {
  readonly kind?: PolicyKind;
  readonly opaque: OpaqueTable;
} {
  return { ...(kind !== undefined && { kind: kind as PolicyKind }), opaque: new OpaqueTable() };
}
