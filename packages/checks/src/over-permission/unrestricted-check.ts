import type { Action, Severity } from '@leastwise/core';
import { type Check, defineCheck } from '../check.ts';
import { LEAST_PRIVILEGE } from '../controls.ts';
import { limitToSiblings } from '../fix/limit-to-siblings.ts';
import { type Candidates, candidatesIn } from './analysis/candidates.ts';
import { grantingText } from './analysis/granting-text.ts';
import { isSpokenFor, notInWholeServices } from './analysis/spoken-for.ts';
import { mayCoverAnyName, unrestrictedGrant } from './analysis/unrestricted.ts';
import { anyTarget, boundaryNote, holderOf, someOf } from './wording.ts';

/** What sets one check of actions on any resource apart from the others. */
export interface UnrestrictedCheck extends Pick<Check, 'id' | 'title' | 'severity' | 'why' | 'fix'> {
  /** Present where resources that a template declares may be what is meant. */
  readonly fixEffects?: NonNullable<Check['fixEffects']>;
  readonly controls?: Check['controls'];
  /** The actions it is about. */
  readonly candidates: Candidates;
  /** What the actions do, to stand between who and what: `read from`. */
  readonly verb: string;
  /** The severity for the actions found, and those to name first. */
  readonly weigh?: (actions: readonly Action[]) => {
    readonly severity: Severity;
    readonly first: readonly Action[];
  };
}

/**
 * A check of actions that a statement allows on resources of any name though they can be limited to some:
 * one finding for each statement.
 */
export function defineUnrestrictedCheck({ candidates, verb, weigh, ...declared }: UnrestrictedCheck): Check {
  return defineCheck({
    ...declared,
    category: 'over-permission',
    basis: 'proved',
    kinds: ['identity'],
    controls: declared.controls ?? LEAST_PRIVILEGE,
    checkPolicy(subject, context) {
      for (const statement of subject.policy.statements) {
        if (!mayCoverAnyName(statement) || isSpokenFor(subject, statement, context)) continue;
        const named = context.engine.actionsOf(statement);
        const granted = candidatesIn(named, candidates, context.catalog);
        if (granted.length === 0) continue;
        const rest = notInWholeServices(granted, subject, context);
        const grant = unrestrictedGrant(subject, statement, rest, context);
        if (!grant) continue;
        const { severity = declared.severity, first = grant.actions } = weigh?.(grant.actions) ?? {};
        const ordered = [...first, ...grant.actions.filter((action) => !first.includes(action))];
        context.report({
          at: grantingText(statement, ordered[0]!.id, context),
          policy: subject,
          statement,
          witness: grant.witness,
          severity,
          fixes: declared.fixEffects ? limitToSiblings(subject, statement, context) : [],
          ...(grant.setting.unknownBoundary !== undefined && { basis: 'unknown' }),
          message: `${holderOf(grant.setting)} may ${verb} ${anyTarget(ordered, context)}: ${someOf(ordered.map(({ id }) => id))}${boundaryNote(grant.setting)}`,
          subject: `Action::${grant.actions.map(({ id }) => id).join(',')}`,
        });
      }
    },
  });
}
