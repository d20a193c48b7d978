import type { Action, Catalog, CatalogActions, Severity } from '@leastwise/core';
import { type Check, type CheckContext, defineCheck } from '../check.ts';
import { LEAST_PRIVILEGE } from '../controls.ts';
import { grantingText } from './analysis/granting-text.ts';
import { isSpokenFor, notInWholeServices } from './analysis/spoken-for.ts';
import { unrestrictedGrant } from './analysis/unrestricted.ts';
import { anyTarget, boundaryNote, holderOf, someOf } from './wording.ts';

/** What sets one check of actions on any resource apart from the others. */
export interface UnrestrictedCheck extends Pick<Check, 'id' | 'title' | 'severity' | 'why' | 'fix'> {
  readonly controls?: Check['controls'];
  /** The actions it is about. */
  readonly candidates: (catalog: Catalog) => readonly Action[];
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
  const byCatalog = new WeakMap<Catalog, ReadonlyMap<number, Action>>();
  const candidatesOf = ({ catalog }: CheckContext): ReadonlyMap<number, Action> => {
    let actions = byCatalog.get(catalog);
    if (!actions) {
      actions = new Map(candidates(catalog).map((action) => [action.ordinal, action]));
      byCatalog.set(catalog, actions);
    }
    return actions;
  };
  return defineCheck({
    ...declared,
    category: 'over-permission',
    basis: 'proved',
    kinds: ['identity'],
    controls: declared.controls ?? LEAST_PRIVILEGE,
    checkPolicy(subject, context) {
      for (const statement of subject.policy.statements) {
        if (statement.effect !== 'Allow') continue;
        const granted = coveredBy(context.engine.actionsOf(statement), candidatesOf(context));
        if (granted.length === 0 || isSpokenFor(subject, statement, context)) continue;
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
          ...(grant.setting.unknownBoundary !== undefined && { basis: 'unknown' }),
          message: `${holderOf(grant.setting)} may ${verb} ${anyTarget(ordered, context)}: ${someOf(ordered.map(({ id }) => id))}${boundaryNote(grant.setting)}`,
          subject: `Action::${grant.actions.map(({ id }) => id).join(',')}`,
        });
      }
    },
  });
}

/** The candidates in a set of actions; looks through whichever is smaller. */
function coveredBy(named: CatalogActions, candidates: ReadonlyMap<number, Action>): readonly Action[] {
  if (named.size > candidates.size)
    return [...candidates.values()].filter(({ ordinal }) => named.hasOrdinal(ordinal));
  return [...named.ordinals()].flatMap((ordinal) => candidates.get(ordinal) ?? []);
}

/** Actions by their ids; ids that the catalogue no longer has are left out. */
export function actionsNamed(ids: readonly string[], catalog: Catalog): readonly Action[] {
  return ids.flatMap((id) => catalog.action(id) ?? []);
}

/** All actions that can be limited to resources and that a test holds of. */
export function actionsWhere(test: (action: Action) => boolean, catalog: Catalog): readonly Action[] {
  return catalog
    .servicePrefixes()
    .flatMap((prefix) => catalog.service(prefix)?.actions ?? [])
    .filter((action) => action.resourceTypes.length > 0 && test(action));
}
