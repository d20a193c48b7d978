import { LEAST_PRIVILEGE, nist, wellArchitected } from '../controls.ts';
import { defineUnrestrictedCheck } from './unrestricted-check.ts';

export const check = defineUnrestrictedCheck({
  id: 'cloudtrail-tampering',
  title: 'Any trail of CloudTrail can be stopped or deleted',
  severity: 'high',
  controls: [...LEAST_PRIVILEGE, ...wellArchitected('SEC03-BP05'), ...nist('AU-9')],
  why: 'an intruder turns the record of what happened off first',
  fix: 'keep these actions to those who run the trails, and name the trails',
  candidates: [
    'cloudtrail:StopLogging',
    'cloudtrail:DeleteTrail',
    'cloudtrail:UpdateTrail',
    'cloudtrail:PutEventSelectors',
    'cloudtrail:DeleteEventDataStore',
    'cloudtrail:StopEventDataStoreIngestion',
  ],
  verb: 'silence',
});
