import {
  type Minimised,
  type PolicyInContext,
  policyDocument,
  policySize,
  type Removal,
  type SizeUnit,
  sizeQuota,
} from '@leastwise/core';
import { count } from '@leastwise/report';

/** What a smaller policy saves, in the unit of the quota that the policy counts towards. */
export interface Saved {
  readonly before: number;
  readonly after: number;
  /** Undefined where no quota is known for a policy of this kind. */
  readonly quota?: { readonly name: string; readonly limit: number; readonly unit: SizeUnit };
}

/** The sizes of a policy and of what is left of it, both written without white space. */
export function savedBy(policy: PolicyInContext, { policy: smaller }: Minimised): Saved {
  const resourceType = policy.resourceType ?? policy.owner?.type;
  const quota = sizeQuota({
    kind: policy.kind,
    ...(policy.form && { form: policy.form }),
    ...(resourceType !== undefined && { resourceType }),
  });
  const size = (of: typeof smaller): number =>
    policySize(JSON.stringify(policyDocument(of)), quota?.unit ?? 'characters');
  return {
    before: size(policy.policy),
    after: size(smaller),
    ...(quota && { quota: { name: quota.name, limit: quota.limit, unit: quota.unit } }),
  };
}

/** What was removed and what it saves, in lines of text. */
export function describeMinimised(policy: PolicyInContext, minimised: Minimised): string[] {
  const { removed, reason } = minimised;
  if (reason !== undefined)
    return [`unknown: nothing was removed, since a part of the policy is not known: ${reason}`];
  const unfinished = minimised.isUnfinished
    ? ['unfinished: the policy is too large to try every part; others may be able to go']
    : [];
  if (removed.length === 0 && unfinished.length > 0) return unfinished;
  if (removed.length === 0) return ['already minimal: no statement, action or resource can go by itself'];
  const { before, after, quota } = savedBy(policy, minimised);
  const unit = quota?.unit === 'bytes' ? 'byte' : 'character';
  const of = quota ? ` of ${quota.limit} for ${quota.name}` : '';
  return [
    `equivalent: proved that the policy allows and denies the same without ${count(removed.length, 'part')}`,
    ...removed.map((removal) => `  - ${describeRemoval(policy, removal)}`),
    `saves ${count(before - after, unit)}: ${after}${of}, before ${before}`,
    ...unfinished,
  ];
}

/** One part that was removed: ``action `s3:GetObject` of statement `Read` ``. */
function describeRemoval(policy: PolicyInContext, { what, statement, value, why }: Removal): string {
  const { line } = policy.source.position((value ?? statement).range.start);
  const name = statement.sid ? `statement \`${statement.sid.value}\`` : `statement ${statement.index + 1}`;
  const part = value ? `${what} \`${policy.opaque.show(value.value)}\` of ${name}` : name;
  const reason = why === 'never-matches' ? 'no request ever matches it' : 'adds nothing to the rest';
  return `${part} (line ${line}): ${reason}`;
}
