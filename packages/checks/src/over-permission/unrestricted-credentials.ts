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
});
