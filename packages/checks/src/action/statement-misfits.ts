import { type Action, type Catalog, hasOpaque, type Statement, type Text } from '@leastwise/core';
import { isEveryResource, isUnreadableArn, parseArnPattern } from '../arn/arn-pattern.ts';
import { fitsNoType } from '../arn/fits-no-type.ts';
import { canBeOfType } from '../arn/resource-type-pattern.ts';
import { boundedMemo } from '../bounded-memo.ts';
import { classifyAction } from './classify-action.ts';
import { isIncompletelyDocumented } from './reference-gaps.ts';

/** An item of `Action` of which no action can be used on the statement's resources. */
export interface Misfit {
  readonly item: Text;
  /** One of its actions. */
  readonly action: Action;
  /** Whether none of its actions takes a resource at all, so that only `*` would do. */
  readonly takesNone: boolean;
}

/**
 * Items of `Action` that cannot meet the resources of their statement, whatever the request. An item with
 * wildcards is one only when all the actions that it matches are.
 */
export function misfitsOf(statement: Statement, catalog: Catalog): readonly Misfit[] {
  let misfits = known.get(statement);
  if (!misfits) {
    misfits = findMisfits(statement, catalog);
    known.set(statement, misfits);
  }
  return misfits;
}

const known = new WeakMap<Statement, readonly Misfit[]>();

function findMisfits(statement: Statement, catalog: Catalog): readonly Misfit[] {
  const { action, resource } = statement;
  if (!action || action.negated || !resource || resource.negated || resource.values.length === 0) return [];
  const resources = resource.values.map(({ value }) => value);
  if (resources.some((text) => isEveryResource(text) || isOnlyOpaque(text))) return [];
  // An ARN that fits nothing has a finding of its own; what it should have been is anyone's guess.
  if (resources.some((text) => isMalformed(text, catalog))) return [];
  const misfits: Misfit[] = [];
  for (const item of action.values) {
    if (isEveryResource(item.value) || classifyAction(item.value, catalog) !== 'known') continue;
    const actions = catalog.actionsMatching(item.value);
    if (actions.length === 0 || actions.some((one) => canMeet(one, resources, catalog))) continue;
    const takesNone = actions.every(({ resourceTypes }) => resourceTypes.length === 0);
    const example = actions.find(({ resourceTypes }) => resourceTypes.length > 0) ?? actions[0]!;
    misfits.push({ item, action: example, takesNone });
  }
  return misfits;
}

function canMeet(action: Action, resources: readonly string[], catalog: Catalog): boolean {
  if (isIncompletelyDocumented(action.id)) return true;
  return action.resourceTypes.some(({ name }) => {
    const type = catalog.resourceType(action.service, name);
    // A type that the catalogue does not describe may be anything.
    return !type || resources.some((text) => canBeOfType(text, type));
  });
}

function isMalformed(text: string, catalog: Catalog): boolean {
  const parts = isUnreadableArn(text) ? undefined : parseArnPattern(text);
  return parts !== undefined && fitsNoType(text, parts, catalog);
}

const opaqueOnly = boundedMemo<boolean>();
const SCOPE = {};

/** Whether nothing at all is known of a text. */
function isOnlyOpaque(text: string): boolean {
  return opaqueOnly(SCOPE, text, () => hasOpaque(text) && !text.includes(':'));
}
