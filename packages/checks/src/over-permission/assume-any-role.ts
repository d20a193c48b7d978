import { LEAST_PRIVILEGE } from '../controls.ts';
import { defineUnrestrictedCheck } from './unrestricted-check.ts';

export const check = defineUnrestrictedCheck({
  id: 'assume-any-role',
  title: 'Any role can be assumed',
  severity: 'high',
  controls: LEAST_PRIVILEGE,
  why: 'it becomes every role whose trust policy names the account, administrators and other accounts included',
  fix: 'name the roles that it assumes',
  candidates: ['sts:AssumeRole'],
  verb: 'assume',
});
