import { defineProblemCheck } from '../problem-check.ts';

export const check = defineProblemCheck('duplicate-key', {
  title: 'The same key twice',
  severity: 'error',
  aliases: ['DUPLICATE_KEYS_WITH_DIFFERENT_CASE'],
  why: 'AWS rejects the policy or keeps only one of the two, so part of what is written has no effect',
  fix: 'merge the two, or remove one',
});
