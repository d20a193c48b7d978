import type { Action } from '@leastwise/core';
import { givesAccess } from './knowledge/access-giving-actions.ts';
import { EXISTING_ROLE_PATHS } from './knowledge/existing-role-paths.ts';
import { ROUTINE_WRITES } from './knowledge/routine-writes.ts';
import { defineUnrestrictedCheck } from './unrestricted-check.ts';

/** Actions of which `code-in-other-roles` tells; those that run code only together with others are changes by themselves. */
const RUNS_CODE: ReadonlySet<string> = new Set(
  EXISTING_ROLE_PATHS.flatMap(({ onAny }) => (onAny.length === 1 ? onAny : [])),
);
/** Verbs of actions that destroy what is there. */
const DESTROYS = /:(Delete|BatchDelete|Terminate|Purge|Destroy|ScheduleKeyDeletion|EmptyBin)/;
/** Verbs of actions that alter what is there. Making something new does not. */
const ALTERS =
  /:(Put|Update|Modify|Change|Replace|Set|Restore|Write|BatchWrite|Overwrite|Stop(?!\w*Job)|Reboot|Disable|Reset|Deregister|Send|Publish|Invoke|Import|Remove|Detach)/;

export const check = defineUnrestrictedCheck({
  id: 'unrestricted-write',
  title: 'Any resource can be changed or deleted',
  severity: 'low',
  why: 'a mistake or a leaked credential reaches what belongs to other applications in the account',
  fix: 'name the resources that are changed, or limit the actions to those with a tag',
  fixEffects: ['narrower'],
  candidates: (action) =>
    action.accessLevel === 'Write' &&
    action.service !== 'iam' &&
    !givesAccess(action) &&
    !RUNS_CODE.has(action.id) &&
    !ROUTINE_WRITES.has(action.id) &&
    (DESTROYS.test(action.id) || ALTERS.test(action.id)),
  verb: 'change',
  weigh: (actions: readonly Action[]) => {
    const destroying = actions.filter(({ id }) => DESTROYS.test(id));
    return destroying.length > 0
      ? { severity: 'medium', first: destroying }
      : { severity: 'low', first: actions };
  },
});
