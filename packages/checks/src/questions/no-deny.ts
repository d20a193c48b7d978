import type { Policy, PolicyInContext, Statement } from '@leastwise/core';

/** The requests that a stand-in Allow covers; all of them where nothing is said. */
export type Covered = Partial<Pick<Statement, 'principal' | 'action' | 'resource' | 'conditions'>>;

/**
 * A policy that allows what is said and keeps only the Denies of another: what it allows is what no Deny of the
 * other forbids. For questions such as "is there an insecure request that is not denied?", whose answer must
 * not depend on what else grants the request.
 */
export function denyingLike(subject: PolicyInContext, covered: Covered = {}): PolicyInContext {
  const { policy } = subject;
  const { range } = policy;
  const everything = {
    negated: false,
    values: [{ value: '*', range }],
    isList: false,
    keyRange: range,
    range,
  };
  const named = policy.statements.some(({ principal }) => principal);
  const everyone = {
    negated: false,
    isStar: true,
    entries: [{ type: 'AWS' as const, value: '*', range }],
    keyRange: range,
    range,
  };
  const allow: Statement = {
    index: -1,
    effect: 'Allow',
    effectRange: range,
    action: everything,
    resource: everything,
    conditions: [],
    range,
    ...(named && { principal: everyone }),
    ...covered,
  };
  const denies = policy.statements.filter(({ effect }) => effect === 'Deny');
  const stand: Policy = { ...policy, statements: [allow, ...denies] };
  return { ...subject, policy: stand };
}
