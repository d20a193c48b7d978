import { type PolicyInContext, type SizeQuota, sizeQuota } from '@leastwise/core';
import { defineCheck, type FindingDraft } from '../check.ts';
import { VALIDATED_POLICIES } from '../controls.ts';
import { resourceTypeOf } from '../questions/resource-type.ts';
import { leastSize } from '../size/document-size.ts';

export const check = defineCheck({
  id: 'policy-size',
  title: 'A policy larger than AWS takes',
  category: 'validity',
  severity: 'error',
  basis: 'proved',
  aliases: [
    'POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA',
    'POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA',
    'POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA',
    'POLICY_SIZE_EXCEEDS_SCP_QUOTA',
    'POLICY_SIZE_EXCEEDS_RCP_QUOTA',
  ],
  controls: VALIDATED_POLICIES,
  why: 'AWS rejects the policy',
  fix: 'merge statements that differ in one list, use patterns, or split the policy',
  checkPolicy(subject, context) {
    const quota = quotaOf(subject);
    if (!quota || isPlainlySmall(subject, quota)) return;
    const size = leastSize(subject.policy.node, quota.unit);
    const finding = judge(subject, quota, size);
    if (finding) context.report({ at: statementKey(subject), policy: subject, subject: 'Size', ...finding });
  },
});

function quotaOf(subject: PolicyInContext): SizeQuota | undefined {
  const { kind, form, owner } = subject;
  const type = kind === 'resource' ? resourceTypeOf(subject) : owner?.type;
  const quota = sizeQuota({ kind, ...(form && { form }), ...(type !== undefined && { resourceType: type }) });
  return quota;
}

/** Whether a JSON file as it stands is within the quota, white space and all; three bytes a character at most. */
function isPlainlySmall({ policy, source, owner }: PolicyInContext, { limit, unit }: SizeQuota): boolean {
  const { start, end } = policy.range;
  if (owner || source.text[start] !== '{' || /\.ya?ml$/i.test(source.file)) return false;
  return (end - start) * (unit === 'bytes' ? 3 : 1) <= limit;
}

type Judgement = Pick<FindingDraft, 'message' | 'severity' | 'why' | 'fix'>;

function judge(subject: PolicyInContext, quota: SizeQuota, size: number): Judgement | undefined {
  const unit = quota.unit === 'bytes' ? 'bytes' : 'characters';
  const over = `the policy has ${count(size)} ${unit}; ${quota.name} has at most ${count(quota.limit)}`;
  if (size > quota.limit) {
    if (quota.onRequest !== undefined && size <= quota.onRequest) {
      return {
        message: over,
        severity: 'warning',
        why: `AWS rejects it in accounts whose quota was not raised, which it can be to ${count(quota.onRequest)}`,
      };
    }
    // Of a document by itself nobody can say that it is to be a managed policy of one's own.
    return subject.kind === 'identity' && !subject.form
      ? {
          message: over,
          severity: 'warning',
          why: 'AWS rejects it as a managed policy; a role takes more inline',
        }
      : { message: over };
  }
  // Organizations counts white space unless its console stored the policy.
  const written = subject.policy.range.end - subject.policy.range.start;
  const countsSpace = (subject.kind === 'scp' || subject.kind === 'rcp') && subject.owner === undefined;
  if (
    !countsSpace ||
    written <= quota.limit ||
    !/^[[{]/.test(subject.source.text.slice(subject.policy.range.start))
  )
    return undefined;
  return {
    message: `the policy has ${count(written)} characters as it stands; ${quota.name} has at most ${count(quota.limit)}`,
    severity: 'suggestion',
    why: `white space counts when a policy is stored through the API; without it the policy has ${count(size)}`,
    fix: 'remove the white space before storing it',
  };
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}

/** A short range to mark: the whole document would fill the screen. */
function statementKey({ policy }: PolicyInContext) {
  const { node, range } = policy;
  return (node.type === 'mapping' && node.entries.find(({ key }) => key === 'Statement')?.keyRange) || range;
}
