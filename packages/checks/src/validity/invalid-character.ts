import { defineProblemCheck } from '../problem-check.ts';

export const check = defineProblemCheck('invalid-character', {
  title: 'A character that IAM does not take',
  severity: 'error',
  why: 'IAM rejects policies with characters outside Latin-1, and a look-alike letter in a name matches nothing',
  fix: 'remove or replace the character',
});
