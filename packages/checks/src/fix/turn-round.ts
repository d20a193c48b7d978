import type { Change, ProposedFix, Statement } from '@leastwise/core';
import type { CheckContext } from '../check.ts';
import { actionPatterns } from './action-patterns.ts';

/** More items than people would want to read in the place of a few. */
const MOST_ITEMS = 40;

/**
 * `Action` in the place of `NotAction`: the actions that are left of the services whose resources the statement names.
 * None where it names resources of any service, since that would be most of AWS.
 */
export function turnRound(statement: Statement, { catalog, engine }: CheckContext): readonly ProposedFix[] {
  const { action, resource } = statement;
  const services = new Set(resource?.values.map(({ value }) => /^arn:[^:]*:([a-z0-9-]+):/.exec(value)?.[1]));
  const [first, ...others] = action?.values ?? [];
  if (!action || !first || services.size === 0 || services.has(undefined) || resource?.negated) return [];
  const left = engine.actionsOf(statement);
  const items = [...services].flatMap((service) =>
    actionPatterns(
      catalog,
      service!,
      ({ ordinal, resourceTypes }) => resourceTypes.length > 0 && left.hasOrdinal(ordinal),
    ),
  );
  if (items.length === 0 || items.length > MOST_ITEMS) return [];
  const changes: Change[] = [
    { type: 'rename', at: action.keyRange, was: 'NotAction', to: 'Action' },
    { type: 'replace', at: first.range, was: first.value, by: { type: 'list', items } },
    ...others.map(({ range }): Change => ({ type: 'remove', at: range })),
  ];
  return [{ title: 'list the actions that are left in `Action`', effect: 'narrower', changes }];
}
