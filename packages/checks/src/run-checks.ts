import {
  type Catalog,
  type DeclaredPrincipal,
  type DeclaredResource,
  type Engine,
  type Finding,
  type ManagedPolicies,
  type NotAnalysed,
  POLICY_KINDS,
  type PolicyInContext,
  type PolicyKind,
  type Source,
} from '@leastwise/core';
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
  const looks = looksOf(checks);
  const guardrails = sources.flatMap(({ policies }) =>
    policies.filter(({ kind }) => kind === 'scp' || kind === 'rcp'),
  );
  const findings = sources.flatMap((source) =>
    findIn(source, run, guardrails, notAnalysed, (look) => lookAtSource(source, looks, look)),
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
    findIn(source, run, guardrails, notAnalysed, (look) => {
      for (const use of uses) {
        if (use.rule.source !== source) continue;
        for (const { check, run: lookAt } of looks.suppression) look(check, lookAt, use, 'a suppression');
      }
    }),
  );
  return { findings: inOrderOf(sources, [...kept, ...told]), suppressed, notAnalysed };
}

/** Has a check look at one thing, with what it needs. */
type Look = <Subject>(check: Check, run: Run<Subject>, subject: Subject, name: string) => void;
type Run<Subject> = (subject: Subject, context: CheckContext) => void;

/** A check, as what looks at one kind of thing. */
interface Looking<Subject> {
  readonly check: Check;
  readonly run: Run<Subject>;
}

/** What looks at what, sorted once for all files. */
interface Looks {
  readonly policy: ReadonlyMap<PolicyKind, readonly Looking<PolicyInContext>[]>;
  readonly principal: readonly Looking<DeclaredPrincipal>[];
  readonly resource: ReadonlyMap<string, readonly Looking<DeclaredResource>[]>;
  readonly source: readonly Looking<Source>[];
  readonly suppression: readonly Looking<SuppressionUse>[];
}

function looksOf(checks: readonly Check[]): Looks {
  const policy = new Map<PolicyKind, Looking<PolicyInContext>[]>(POLICY_KINDS.map((kind) => [kind, []]));
  const resource = new Map<string, Looking<DeclaredResource>[]>();
  const principal: Looking<DeclaredPrincipal>[] = [];
  const source: Looking<Source>[] = [];
  const suppression: Looking<SuppressionUse>[] = [];
  for (const check of checks) {
    const { checkPolicy, checkPrincipal, checkResource, checkSource, checkSuppression } = check;
    if (checkPolicy)
      for (const kind of check.kinds ?? POLICY_KINDS) policy.get(kind)!.push({ check, run: checkPolicy });
    for (const type of checkResource?.types ?? [])
      resource.set(type, [...(resource.get(type) ?? []), { check, run: checkResource!.check }]);
    if (checkPrincipal) principal.push({ check, run: checkPrincipal });
    if (checkSource) source.push({ check, run: checkSource });
    if (checkSuppression) suppression.push({ check, run: checkSuppression });
  }
  return { policy, principal, resource, source, suppression };
}

function findIn(
  source: Source,
  { catalog, engine, managedPolicies, options, identifyFile = (file) => file }: CheckRun,
  guardrails: readonly PolicyInContext[],
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
    guardrails,
    show: (text) => source.opaque.show(text),
    report: (draft) => drafts.push({ check: current!, draft }),
  };
  lookAtAll((check, run, subject, name) => {
    current = check;
    try {
      run(subject, context);
    } catch (error) {
      notAnalysed.push({ file: source.text.file, reason: new CheckFailedError(check, name, error).message });
    }
  });
  return completeFindings(source, drafts, identifyFile(source.text.file));
}

function lookAtSource(source: Source, looks: Looks, look: Look): void {
  for (const subject of source.policies) {
    for (const { check, run } of looks.policy.get(subject.kind)!) look(check, run, subject, subject.name);
  }
  for (const principal of source.principals) {
    for (const { check, run } of looks.principal) look(check, run, principal, principal.resource.id);
  }
  for (const resource of source.resources) {
    if (resource.isElsewhere) continue;
    for (const { check, run } of looks.resource.get(resource.type) ?? [])
      look(check, run, resource, resource.id);
  }
  for (const { check, run } of looks.source) look(check, run, source, source.text.file);
}

function inOrderOf(sources: readonly Source[], findings: readonly Finding[]): Finding[] {
  const positions = new Map<string, number>();
  sources.forEach(({ text }, at) => {
    for (const { file } of text.parts) positions.set(file, at);
  });
  const positionOf = ({ location }: Finding): number => positions.get(location.file) ?? sources.length;
  return [...findings].sort((a, b) => positionOf(a) - positionOf(b) || a.range.start - b.range.start);
}
