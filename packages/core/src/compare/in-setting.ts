import type { PolicyKind } from '../policy/kind.ts';
import type { PolicyInContext } from '../policy/source.ts';
import { fullAccess } from './full-access.ts';

/** Two sides of a comparison with what holds beside them. */
export interface Setting {
  readonly before: readonly PolicyInContext[];
  readonly after: readonly PolicyInContext[];
  /** What was taken to hold beside the policies, for people: a sentence part. */
  readonly assumed?: string;
}

/** Kinds that only take away: where there is none, everything is left. */
const CAPS: readonly PolicyKind[] = ['boundary', 'session', 'endpoint', 'scp'];

/**
 * Puts policies of one kind into the setting in which they mean something, so that what only denies can be
 * compared: a resource control policy always stands beside `RCPFullAWSAccess`; a service control policy that
 * allows nothing is written to stand beside `FullAWSAccess`; where there is no boundary, session policy or
 * endpoint policy, nothing is taken away. Of other kinds, when neither side allows anything, others are taken to
 * allow everything, or the two would be equal whatever they deny.
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
 */
export function inSetting(
  kind: PolicyKind,
  before: readonly PolicyInContext[],
  after: readonly PolicyInContext[],
): Setting {
  const full = fullAccess(kind, [...before, ...after][0]?.opaque);
  const beside = (policies: readonly PolicyInContext[], isNeeded: boolean): readonly PolicyInContext[] =>
    isNeeded ? [...policies, full] : policies;
  if (kind === 'rcp') {
    return {
      before: beside(before, true),
      after: beside(after, true),
      assumed: 'beside `RCPFullAWSAccess`, which is always attached',
    };
  }
  if (CAPS.includes(kind)) {
    const isOpen = (policies: readonly PolicyInContext[]): boolean =>
      kind === 'scp' ? !allowsSomething(policies) : policies.length === 0;
    const sides = { before: beside(before, isOpen(before)), after: beside(after, isOpen(after)) };
    const needed = isOpen(before) || isOpen(after);
    return needed && kind === 'scp'
      ? { ...sides, assumed: 'beside `FullAWSAccess`, where a policy allows nothing by itself' }
      : sides;
  }
  if (allowsSomething(before) || allowsSomething(after)) return { before, after };
  return {
    before: beside(before, true),
    after: beside(after, true),
    assumed: 'for what they deny: neither allows anything, so others are taken to allow everything',
  };
}

/** Whether policies allow anything, or may. */
export function allowsSomething(policies: readonly PolicyInContext[]): boolean {
  return policies.some(
    ({ policy }) => policy.unread.length > 0 || policy.statements.some(({ effect }) => effect === 'Allow'),
  );
}
