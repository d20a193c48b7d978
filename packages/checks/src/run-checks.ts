import type {
  Catalog,
  DeclaredResource,
  Engine,
  Finding,
  ManagedPolicies,
  NotAnalysed,
  PolicyInContext,
  Source,
  Witness,
} from '@leastwise/core';
import type { Check, CheckContext, CheckOptions, FindingDraft } from './check.ts';
import { hashText } from './fingerprint.ts';

/** What to run and what it needs. */
export interface CheckRun {
  readonly sources: readonly Source[];
  readonly checks: readonly Check[];
  readonly catalog: Catalog;
  readonly engine: Engine;
  readonly managedPolicies?: ManagedPolicies;
  readonly options?: Partial<CheckOptions>;
}

/** What checks found, and what they could not look at. */
export interface CheckResult {
  /** In order of file, place and check. */
  readonly findings: readonly Finding[];
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

/** Runs checks over sources. A check that throws is named in `notAnalysed`; the others go on. */
export function runChecks({
  sources,
  checks,
  catalog,
  engine,
  managedPolicies,
  options,
}: CheckRun): CheckResult {
  const findings: Finding[] = [];
  const notAnalysed: NotAnalysed[] = [];
  const allOptions = { ...DEFAULT_OPTIONS, ...options };
  for (const source of sources) {
    const drafts: { check: Check; draft: FindingDraft }[] = [];
    const run = (check: Check, subject: string, look: (context: CheckContext) => void): void => {
      try {
        look({
          catalog,
          ...(managedPolicies && { managedPolicies }),
          engine,
          options: allOptions,
          source,
          show: (text) => source.opaque.show(text),
          report: (draft) => drafts.push({ check, draft }),
        });
      } catch (error) {
        notAnalysed.push({
          file: source.text.file,
          reason: new CheckFailedError(check, subject, error).message,
        });
      }
    };
    for (const check of checks) {
      for (const subject of policiesFor(check, source))
        run(check, subject.name, (context) => check.checkPolicy?.(subject, context));
      if (check.checkPrincipal) {
        for (const principal of source.principals)
          run(check, principal.resource.id, (context) => check.checkPrincipal?.(principal, context));
      }
      if (check.checkResource) {
        const { types, check: look } = check.checkResource;
        for (const resource of source.resources)
          if (types.includes(resource.type)) run(check, resource.id, (context) => look(resource, context));
      }
      if (check.checkSource) run(check, source.text.file, (context) => check.checkSource?.(source, context));
    }
    findings.push(...complete(source, drafts));
  }
  return { findings, notAnalysed };
}

function policiesFor(check: Check, source: Source): readonly PolicyInContext[] {
  if (!check.checkPolicy) return [];
  return check.kinds ? source.policies.filter(({ kind }) => check.kinds?.includes(kind)) : source.policies;
}

/** Findings of one file from what its checks said: placed, without repeats, in order, each with its fingerprint. */
function complete(source: Source, drafts: readonly { check: Check; draft: FindingDraft }[]): Finding[] {
  const unique = new Map<string, { check: Check; draft: FindingDraft }>();
  for (const { check, draft } of drafts) {
    // The forms that a policy takes under different conditions of its template give the same finding.
    const key = `${check.id}\n${draft.at.start}\n${draft.at.end}\n${draft.message}\n${draft.subject ?? ''}`;
    if (!unique.has(key)) unique.set(key, { check, draft });
  }
  const inOrder = [...unique.values()].sort(
    (a, b) =>
      a.draft.at.start - b.draft.at.start || (a.check.id < b.check.id ? -1 : a.check.id > b.check.id ? 1 : 0),
  );
  const seen = new Map<string, number>();
  return inOrder.map(({ check, draft }) => {
    const identity = identityOf(source, check, draft);
    const ordinal = seen.get(identity) ?? 0;
    seen.set(identity, ordinal + 1);
    return findingOf(source, check, draft, hashText(`${identity}\n${ordinal}`));
  });
}

/** What makes a finding the same finding after its file was edited elsewhere: no line numbers. */
function identityOf(
  { text }: Source,
  check: Check,
  { policy, statement, resource, subject, message }: FindingDraft,
): string {
  const owner = policy?.owner ?? resource;
  const where = statement ? (statement.sid?.value ?? `#${statement.index}`) : '';
  return [check.id, text.file, owner?.id ?? '', policy?.name ?? '', where, subject ?? message].join('\n');
}

function findingOf(source: Source, check: Check, draft: FindingDraft, fingerprint: string): Finding {
  const { policy, statement } = draft;
  const owner = policy?.owner ?? draft.resource;
  const show = (text: string): string => source.opaque.show(text);
  return {
    check: check.id,
    aliases: check.aliases ?? [],
    category: check.category,
    severity: draft.severity ?? check.severity,
    basis: draft.basis ?? check.basis,
    message: show(draft.message),
    why: show(draft.why ?? check.why),
    fix: show(draft.fix ?? check.fix),
    ...(draft.label !== undefined && { label: show(draft.label) }),
    ...(policy && {
      policy: { kind: policy.kind, name: show(policy.name), owner: owner?.id ?? source.text.file },
    }),
    ...(statement && {
      statement: { index: statement.index, ...(statement.sid && { sid: show(statement.sid.value) }) },
    }),
    location: source.text.location(draft.at),
    range: draft.at,
    ...(draft.related && {
      related: draft.related.map(({ at, message }) => ({
        location: source.text.location(at),
        message: show(message),
      })),
    }),
    ...constructOf(owner),
    ...(draft.witness && { witness: showWitness(draft.witness, show) }),
    fixes: draft.fixes ?? [],
    controls: [...(check.controls ?? []), ...(draft.controls ?? [])],
    ...(draft.subject !== undefined && { subject: show(draft.subject) }),
    fingerprint,
  };
}

function constructOf(owner: DeclaredResource | undefined): Pick<Finding, 'construct'> {
  if (!owner?.constructPath) return {};
  return { construct: { path: owner.constructPath, ...(owner.createdAt && { createdAt: owner.createdAt }) } };
}

function showWitness(witness: Witness, show: (text: string) => string): Witness {
  const { context } = witness;
  return {
    ...witness,
    principal: show(witness.principal),
    resource: show(witness.resource),
    ...(witness.resourceAccount !== undefined && { resourceAccount: show(witness.resourceAccount) }),
    ...(context && {
      context: Object.fromEntries(
        Object.entries(context).map(([key, value]) => [
          key,
          typeof value === 'string' ? show(value) : value.map(show),
        ]),
      ),
    }),
  };
}
