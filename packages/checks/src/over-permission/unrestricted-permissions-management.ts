import { givesAccess, givesAccessToData } from './knowledge/access-giving-actions.ts';
import { defineUnrestrictedCheck } from './unrestricted-check.ts';

export const check = defineUnrestrictedCheck({
  id: 'unrestricted-permissions-management',
  title: 'Access to any resource can be given away',
  severity: 'high',
  why: 'one call opens a resource to another account or to everyone, and no identity policy stops what follows',
  fix: 'name the resources whose policies, grants or sharing it manages',
  fixEffects: ['narrower'],
  candidates: givesAccess,
  verb: 'change who has access to',
  weigh: (actions) => {
    const grave = actions.filter(givesAccessToData);
    return grave.length > 0 ? { severity: 'high', first: grave } : { severity: 'medium', first: actions };
  },
});
