import { actionsWhere, defineUnrestrictedCheck } from './unrestricted-check.ts';

/**
 * Actions of the level that share nothing with anyone: they only take rights away, or report on them, or
 * AWS services call them.
 */
const HARMLESS =
  /:(Delete|Remove|Revoke|Retire|Reset|Detach|Disassociate|Describe|Get|List|Validate|Reject|Abort|AllowVendedLogDelivery|View)/;

export const check = defineUnrestrictedCheck({
  id: 'unrestricted-permissions-management',
  title: 'Access to any resource can be given away',
  severity: 'high',
  why: 'one call opens a resource to another account or to everyone, and no identity policy stops what follows',
  fix: 'name the resources whose policies, grants or sharing it manages',
  candidates: (catalog) =>
    actionsWhere(
      ({ id, service, accessLevel }) =>
        accessLevel === 'Permissions management' && service !== 'iam' && !HARMLESS.test(id),
      catalog,
    ),
  verb: 'change who has access to',
});
