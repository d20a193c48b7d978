import { CREDENTIAL_ACTIONS } from './knowledge/credentials.ts';
import { defineUnrestrictedCheck } from './unrestricted-check.ts';

export const check = defineUnrestrictedCheck({
  id: 'unrestricted-credentials',
  title: 'Credentials can be had for any resource',
  severity: 'high',
  why: 'credentials work from anywhere and outlive the session that fetched them, so the policy no longer limits what is done',
  fix: 'name the databases, clusters, instances or pools that credentials are needed for',
  candidates: CREDENTIAL_ACTIONS,
  verb: 'get credentials for',
  weigh: (actions) => {
    const usable = actions.filter(({ id }) => !ENCRYPTED.has(id));
    return usable.length > 0 ? { severity: 'high', first: usable } : { severity: 'low', first: actions };
  },
});

/** Actions of which the answer is encrypted with a key that the caller must have besides. */
const ENCRYPTED: ReadonlySet<string> = new Set(['ec2:GetPasswordData']);
