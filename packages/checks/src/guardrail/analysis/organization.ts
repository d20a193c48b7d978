import { hasOpaque, type PolicyInContext, type Statement } from '@leastwise/core';
import type { CheckContext } from '../../check.ts';
import { type Covered, denyingLike } from '../../questions/no-deny.ts';

/** Guardrails of the same kind that bind wherever this one does, itself included, as far as is known. */
export function besides(subject: PolicyInContext, { guardrails }: CheckContext): readonly PolicyInContext[] {
  const places = subject.attachedAt;
  return guardrails.filter((other) => {
    if (other === subject) return true;
    if (other.kind !== subject.kind) return false;
    // What is attached to a place that is not known is taken to be attached to the same one.
    if (!places || !other.attachedAt) return true;
    return places.every((place) => other.attachedAt!.some((above) => isAtOrAbove(above, place)));
  });
}

/** Guardrails of the same kind that are attached above a place: to what it is part of. */
export function above(
  subject: PolicyInContext,
  place: string,
  { guardrails }: CheckContext,
): readonly PolicyInContext[] {
  return guardrails.filter(
    (other) =>
      other !== subject &&
      other.kind === subject.kind &&
      // One that is there only under conditions need not be.
      !other.worlds &&
      speaksAlike(other, subject) &&
      other.attachedAt?.some((upper) => upper !== place && isAtOrAbove(upper, place)),
  );
}

/**
 * Whether two policies can be compared as they are: what is unknown in files that were read apart has the same letter
 * by chance only.
 */
function speaksAlike(one: PolicyInContext, other: PolicyInContext): boolean {
  return one.opaque === other.opaque || !hasUnknownText(one) || !hasUnknownText(other);
}

function hasUnknownText({ policy }: PolicyInContext): boolean {
  return policy.statements.some(({ action, resource, conditions }) =>
    [action, resource, ...conditions].some((part) => part?.values.some(({ value }) => hasOpaque(value))),
  );
}

function isAtOrAbove(upper: string, place: string): boolean {
  return upper === '/' || upper === place || place.startsWith(`${upper}/`);
}

/** A stand-in that allows what is said but for what the Denies of several guardrails forbid. */
export function undeniedBy(
  subject: PolicyInContext,
  guardrails: readonly PolicyInContext[],
  covered: Covered = {},
): PolicyInContext {
  const statements: Statement[] = guardrails.flatMap(({ policy }) => policy.statements);
  return denyingLike({ ...subject, policy: { ...subject.policy, statements } }, covered);
}
