import type { Catalog, Engine, Finding, ManagedPolicies, NotAnalysed, Source } from '@leastwise/core';
import type { Check, CheckContext, CheckOptions } from './check.ts';
import { type CheckedDraft, completeFindings } from './complete-findings.ts';
import { applySuppressions, type SuppressedFinding } from './suppression/apply-suppressions.ts';
import { inlineRules, type SuppressionRule, type SuppressionUse } from './suppression/rule.ts';

/** What to run and what it needs. */
export interface CheckRun {
  readonly sources: readonly Source[];
  readonly checks: readonly Check[];
  readonly catalog: Catalog;
  readonly engine: Engine;
  readonly managedPolicies?: ManagedPolicies;
  readonly options?: Partial<CheckOptions>;
  /** Obeys the suppressions of the sources and these rules; without it every finding is told. */
  readonly suppressions?: {
    /** `YYYY-MM-DD`, to tell which have expired. */
    readonly today: string;
    readonly rules?: readonly SuppressionRule[];
    /** Ids of all checks there are, those that do not run included. */
    readonly known: readonly string[];
  };
  /**
   * The name that a file has in fingerprints, made of the name that it is shown by: where the latter depends on
   * where the user stands, this should not.
   */
  readonly identifyFile?: (file: string) => string;
}

/** What checks found, and what they could not look at. */
export interface CheckResult {
  /** In the order of the sources; those of one source by place, gravity and check. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly notAnalysed: readonly NotAnalysed[];
}

/** A check that failed on some input: a bug of the check, told and never hidden. */
export class CheckFailedError extends Error {
  readonly code = 'check-failed';

  constructor(check: Check, subject: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`the check \`${check.id}\` failed on ${subject}: ${reason}; please report this`, { cause });
  }
}

const DEFAULT_OPTIONS: CheckOptions = {
  trustedAccounts: [],
  trustedOrganizations: [],
  forbidInlinePolicies: false,
};

const TOO_INTRICATE =
  'some of what its policies allow would take too long to work out: there may be more to find';

/** Runs checks over sources. A check that throws is named in `notAnalysed`; the others go on. */
export function runChecks(run: CheckRun): CheckResult {
  const { sources, checks, suppressions } = run;
  const notAnalysed: NotAnalysed[] = [];
  const findings = sources.flatMap((source) =>
    findIn(source, run, notAnalysed, (look) => {
      for (const check of checks) lookAtSource(check, source, look);
    }),
  );
  for (const { text } of sources) {
    if (run.engine.gaveUpOn(text)) notAnalysed.push({ file: text.file, reason: TOO_INTRICATE });
  }
  if (!suppressions) return { findings, suppressed: [], notAnalysed };

  const { kept, suppressed, uses } = applySuppressions(findings, {
    rules: [...sources.flatMap(inlineRules), ...(suppressions.rules ?? [])],
    today: suppressions.today,
    ran: new Set(checks.map(({ id }) => id)),
    known: suppressions.known,
  });
  const told = [...new Set(uses.map(({ rule }) => rule.source))].flatMap((source) =>
    findIn(source, run, notAnalysed, (look) => {
      for (const use of uses) if (use.rule.source === source) lookAtSuppression(checks, use, look);
    }),
  );
  return { findings: inOrderOf(sources, [...kept, ...told]), suppressed, notAnalysed };
}

/** Runs a check on one thing, with what it needs. */
type Look = (check: Check, subject: string, look: (context: CheckContext) => void) => void;

function findIn(
  source: Source,
  { catalog, engine, managedPolicies, options, identifyFile = (file) => file }: CheckRun,
  notAnalysed: NotAnalysed[],
  lookAtAll: (look: Look) => void,
): Finding[] {
  const drafts: CheckedDraft[] = [];
  let current: Check | undefined;
  // One context serves all checks: they run one after the other.
  const context: CheckContext = {
    catalog,
    ...(managedPolicies && { managedPolicies }),
    engine,
    options: { ...DEFAULT_OPTIONS, ...options },
    source,
    show: (text) => source.opaque.show(text),
    report: (draft) => drafts.push({ check: current!, draft }),
  };
  lookAtAll((check, subject, look) => {
    current = check;
    try {
      look(context);
    } catch (error) {
      notAnalysed.push({
        file: source.text.file,
        reason: new CheckFailedError(check, subject, error).message,
      });
    }
  });
  return completeFindings(source, drafts, identifyFile(source.text.file));
}

function lookAtSource(check: Check, source: Source, look: Look): void {
  const { checkPolicy, checkPrincipal, checkResource, checkSource, kinds } = check;
  if (checkPolicy) {
    for (const subject of source.policies)
      if (!kinds || kinds.includes(subject.kind))
        look(check, subject.name, (context) => checkPolicy(subject, context));
  }
  if (checkPrincipal) {
    for (const principal of source.principals)
      look(check, principal.resource.id, (context) => checkPrincipal(principal, context));
  }
  if (checkResource) {
    for (const resource of source.resources)
      if (checkResource.types.includes(resource.type))
        look(check, resource.id, (context) => checkResource.check(resource, context));
  }
  if (checkSource) look(check, source.text.file, (context) => checkSource(source, context));
}

function lookAtSuppression(checks: readonly Check[], use: SuppressionUse, look: Look): void {
  for (const check of checks) {
    const { checkSuppression } = check;
    if (checkSuppression) look(check, 'a suppression', (context) => checkSuppression(use, context));
  }
}

function inOrderOf(sources: readonly Source[], findings: readonly Finding[]): Finding[] {
  const positions = new Map(sources.map((source, at) => [source.text.file, at]));
  const positionOf = ({ location }: Finding): number => positions.get(location.file) ?? sources.length;
  return [...findings].sort((a, b) => positionOf(a) - positionOf(b) || a.range.start - b.range.start);
}
