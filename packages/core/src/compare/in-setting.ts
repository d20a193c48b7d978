import { hasPrincipal, type PolicyKind } from '../policy/kind.ts';
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
  if (allowsSomething(before) || allowsSomething(after)) {
    const assumed = hasPrincipal(kind) && leavesToAccounts(before, after) ? ACCOUNTS_ALLOW : undefined;
    return { before, after, ...(assumed && { assumed }) };
  }
  return {
    before: beside(before, true),
    after: beside(after, true),
    assumed: 'for what they deny: neither allows anything, so others are taken to allow everything',
  };
}

const ACCOUNTS_ALLOW = 'as if the identity policies of accounts that are named as a whole allow the same';

/**
 * Whether the sides name principals differently, and an account as a whole among them: that leaves the decision to
 * its identity policies, where a user or role of the same account that is named itself needs none.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts
 */
function leavesToAccounts(before: readonly PolicyInContext[], after: readonly PolicyInContext[]): boolean {
  const [old, fresh] = [before, after].map(principalsAllowed);
  return [...old!, ...fresh!].some(isWholeAccount) && [...old!].sort().join() !== [...fresh!].sort().join();
}

function principalsAllowed(policies: readonly PolicyInContext[]): ReadonlySet<string> {
  const allows = policies.flatMap(({ policy }) =>
    policy.statements.filter(({ effect }) => effect === 'Allow'),
  );
  return new Set(
    allows.flatMap(({ principal }) =>
      (principal?.entries ?? []).flatMap(({ type, value }) => (type === 'AWS' ? [value] : [])),
    ),
  );
}

function isWholeAccount(principal: string): boolean {
  return /^(arn:[^:]*:iam::[^:]+:root|\d{12})$/.test(principal);
}

/** Whether policies allow anything, or may. */
export function allowsSomething(policies: readonly PolicyInContext[]): boolean {
  return policies.some(
    ({ policy }) => policy.unread.length > 0 || policy.statements.some(({ effect }) => effect === 'Allow'),
  );
}
