import { LEAST_PRIVILEGE, wellArchitected } from '../controls.ts';
import { DATA_READS, OPERATIONAL_READS, SECRET_READS } from './knowledge/data-reads.ts';
import { defineUnrestrictedCheck } from './unrestricted-check.ts';

export const check = defineUnrestrictedCheck({
  id: 'unrestricted-data-read',
  title: 'Data can be read from any resource',
  severity: 'medium',
  controls: [...LEAST_PRIVILEGE, ...wellArchitected('SEC08-BP04')],
  why: 'whoever gets hold of it can carry off the data of every application in the account',
  fix: 'name the buckets, tables, secrets or parameters that are read',
  fixEffects: ['narrower'],
  candidates: DATA_READS,
  verb: 'read from',
  weigh: (actions) => {
    const secrets = actions.filter(({ id }) => SECRET_READS.includes(id));
    if (secrets.length > 0) return { severity: 'high', first: secrets };
    const kept = actions.filter(({ id }) => !OPERATIONAL_READS.includes(id));
    return kept.length > 0 ? { severity: 'medium', first: kept } : { severity: 'low', first: actions };
  },
});
