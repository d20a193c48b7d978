import { defineProblemCheck } from '../problem-check.ts';

export const check = defineProblemCheck('missing-element', {
  title: 'A required element is missing',
  severity: 'error',
  aliases: ['MISSING_STATEMENT', 'MISSING_EFFECT', 'MISSING_ACTION'],
  why: 'AWS rejects a policy without it',
  fix: 'add the element',
});
