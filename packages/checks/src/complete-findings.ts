import {
  type DeclaredResource,
  type Finding,
  type Source,
  severityRank,
  shownRequest,
} from '@leastwise/core';
import { originOf } from './cdk/granted-by.ts';
import type { Check, FindingDraft } from './check.ts';
import { hashText } from './fingerprint.ts';
import { inWordsOfTerraform } from './template/words-of-terraform.ts';

/** What a check said of something it found. */
export interface CheckedDraft {
  readonly check: Check;
  readonly draft: FindingDraft;
}

/**
 * Findings of one file from what its checks said: placed, without repeats, in order, each with its fingerprint.
 * @param file the name of the file in fingerprints
 */
export function completeFindings(source: Source, drafts: readonly CheckedDraft[], file: string): Finding[] {
  const unique = new Map<string, CheckedDraft>();
  for (const { check, draft } of drafts) {
    // The forms that a policy takes under different conditions of its template give the same finding.
    const key = `${check.id}\n${draft.at.start}\n${draft.at.end}\n${draft.message}\n${draft.subject ?? ''}`;
    if (!unique.has(key)) unique.set(key, { check, draft });
  }
  const inOrder = [...unique.values()].sort(
    (a, b) =>
      a.draft.at.start - b.draft.at.start ||
      severityRank(b.draft.severity ?? b.check.severity) -
        severityRank(a.draft.severity ?? a.check.severity) ||
      (a.check.id < b.check.id ? -1 : a.check.id > b.check.id ? 1 : 0),
  );
  const seen = new Map<string, number>();
  return inOrder.map(({ check, draft }) => {
    const identity = `${file}\n${identityOf(source, check, draft)}`;
    const ordinal = seen.get(identity) ?? 0;
    seen.set(identity, ordinal + 1);
    return findingOf(source, check, draft, hashText(`${identity}\n${ordinal}`));
  });
}

/** What makes a finding the same finding after its file was edited elsewhere: no lines, and no opaque letters. */
function identityOf(
  { text, opaque }: Source,
  check: Check,
  { at, policy, statement, resource, subject }: FindingDraft,
): string {
  const owner = policy?.owner ?? resource;
  const name = policy?.policyName ?? policy?.name ?? '';
  const where = statement ? (statement.sid?.value ?? `#${statement.index}`) : '';
  // Not the message: its wording may change with a new version.
  const what = subject ?? text.text.slice(at.start, at.end).replace(/\s+/g, ' ');
  return opaque.show([check.id, owner?.id ?? '', name, where, what].join('\n'));
}

function findingOf(source: Source, check: Check, draft: FindingDraft, fingerprint: string): Finding {
  const { policy, statement } = draft;
  const owner = policy?.owner ?? draft.resource;
  const show = (text: string): string => source.opaque.show(text);
  const say = (text: string): string => show(source.format === 'terraform' ? inWordsOfTerraform(text) : text);
  const origin = policy && statement ? originOf(policy, statement, source) : policy?.generatedBy;
  return {
    check: check.id,
    aliases: check.aliases ?? [],
    category: check.category,
    severity: draft.severity ?? check.severity,
    basis: draft.basis ?? check.basis,
    message: say(draft.message),
    why: say(draft.why ?? check.why),
    fix: say(draft.fix ?? check.fix),
    ...(draft.label !== undefined && { label: show(draft.label) }),
    ...(policy && {
      policy: { kind: policy.kind, name: show(policy.name), owner: owner?.id ?? source.text.file },
    }),
    ...(statement && {
      statement: { index: statement.index, ...(statement.sid && { sid: show(statement.sid.value) }) },
    }),
    ...(origin !== undefined && { generatedBy: show(origin) }),
    location: source.text.location(draft.at),
    range: draft.at,
    ...(draft.related && {
      related: draft.related.map(({ at, message }) => ({
        location: source.text.location(at),
        message: show(message),
      })),
    }),
    ...constructOf(owner),
    ...(draft.witness && { witness: shownRequest(draft.witness, source.opaque) }),
    // What a tool generated, nobody can mend here.
    proposals: (policy?.generatedBy === undefined ? (draft.fixes ?? []) : []).map((one) => ({
      ...one,
      title: show(one.title),
    })),
    fixes: [],
    controls: [...(check.controls ?? []), ...(draft.controls ?? [])],
    ...(draft.subject !== undefined && { subject: show(draft.subject) }),
    fingerprint,
  };
}

function constructOf(owner: DeclaredResource | undefined): Pick<Finding, 'construct'> {
  if (!owner?.constructPath) return {};
  return { construct: { path: owner.constructPath, ...(owner.createdAt && { createdAt: owner.createdAt }) } };
}
