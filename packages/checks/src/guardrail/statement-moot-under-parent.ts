import { fullAccess, isWithin, type PolicyInContext, type Statement } from '@leastwise/core';
import { type CheckContext, defineCheck } from '../check.ts';
import { wellArchitected } from '../controls.ts';
import { above } from './analysis/organization.ts';

export const check = defineCheck({
  id: 'statement-moot-under-parent',
  title: 'A statement that a level above makes moot',
  category: 'guardrail',
  severity: 'suggestion',
  basis: 'proved',
  kinds: ['scp', 'rcp'],
  controls: wellArchitected('SEC03-BP05'),
  why: 'the levels above bind here too, so that it changes nothing and only hides what does',
  fix: 'remove the statement, or the one above if it was meant for this level only',
  checkPolicy(subject, context) {
    const places = subject.attachedAt;
    if (!places || places.length === 0) return;
    for (const statement of subject.policy.statements) {
      const reasons = places.map((place) => reasonAt(place, subject, statement, context));
      const [reason] = reasons;
      if (reason === undefined || reasons.includes(undefined)) continue;
      const place = context.show(places[0]!);
      const by = reason.by.map(({ name }) => name).join(' and ');
      context.report({
        at: (statement.action ?? statement).range,
        policy: subject,
        statement,
        ...(reason.because === 'denied'
          ? {
              message:
                statement.effect === 'Deny'
                  ? `all that this denies is denied above \`${place}\` already`
                  : `all that this allows is denied above \`${place}\``,
            }
          : {
              message: `nothing that this ${statement.effect === 'Deny' ? 'denies' : 'allows'} is allowed above \`${place}\``,
              // `FullAWSAccess` may be attached there besides, which files need not say.
              basis: 'heuristic' as const,
            }),
        ...(statement.effect === 'Allow' && {
          severity: 'warning' as const,
          why: 'the levels above bind here too, so that nothing of this is ever allowed',
        }),
        label: `see ${by}`,
      });
    }
  },
});

interface Reason {
  readonly because: 'denied' | 'not-allowed';
  readonly by: readonly PolicyInContext[];
}

/** Why a statement does nothing at a place; undefined when it may. */
function reasonAt(
  place: string,
  subject: PolicyInContext,
  statement: Statement,
  context: CheckContext,
): Reason | undefined {
  const upper = above(subject, place, context);
  if (upper.length === 0) return undefined;
  const requests = withStatements(subject, [as('Allow', statement)]);
  const isWithinThese = (after: PolicyInContext, before: readonly PolicyInContext[]): boolean => {
    const { differences, unknown } = isWithin(context.catalog, before, [after]);
    return differences.length === 0 && unknown === undefined;
  };
  // What contradicts itself is reported as such.
  if (isWithinThese(requests, [])) return undefined;
  const denying = upper.flatMap((one) => {
    const denies = denyStatements(one);
    return denies.length > 0
      ? [
          {
            one,
            denied: withStatements(
              one,
              denies.map((deny) => as('Allow', deny)),
            ),
          },
        ]
      : [];
  });
  const closing = denying.find(({ denied }) => isWithinThese(requests, [denied]));
  if (closing) return { because: 'denied', by: [closing.one] };
  if (
    denying.length > 1 &&
    isWithinThese(
      requests,
      denying.map(({ denied }) => denied),
    )
  )
    return { because: 'denied', by: denying.map(({ one }) => one) };
  const left = withStatements(subject, [as('Allow', statement), ...upper.flatMap(denyStatements)]);
  for (const level of allowLists(upper)) {
    const allows = level.flatMap(({ policy }) =>
      policy.statements.filter(({ effect }) => effect === 'Allow'),
    );
    const outside = [
      fullAccess(subject.kind, subject.opaque),
      withStatements(
        subject,
        allows.map((one) => as('Deny', one)),
      ),
    ];
    if (isWithinThese(left, outside)) return { because: 'not-allowed', by: level };
  }
  return undefined;
}

function as(effect: Statement['effect'], statement: Statement): Statement {
  return { ...statement, effect };
}

function denyStatements({ policy }: PolicyInContext): readonly Statement[] {
  return policy.statements.filter(({ effect }) => effect === 'Deny');
}

function withStatements(subject: PolicyInContext, statements: readonly Statement[]): PolicyInContext {
  return { ...subject, policy: { ...subject.policy, statements } };
}

/** The policies that allow something, level by level, where none allows everything: what is not listed stays out. */
function allowLists(upper: readonly PolicyInContext[]): readonly (readonly PolicyInContext[])[] {
  const levels = new Map<string, PolicyInContext[]>();
  for (const policy of upper) {
    if (policy.kind !== 'scp' || !policy.policy.statements.some(({ effect }) => effect === 'Allow')) continue;
    for (const place of policy.attachedAt ?? []) levels.set(place, [...(levels.get(place) ?? []), policy]);
  }
  return [...levels.values()].filter((level) => !level.some(allowsEverything));
}

function allowsEverything({ policy }: PolicyInContext): boolean {
  return policy.statements.some(
    ({ effect, action, conditions }) =>
      effect === 'Allow' &&
      conditions.length === 0 &&
      action?.negated === false &&
      action.values.some(({ value }) => value === '*'),
  );
}
