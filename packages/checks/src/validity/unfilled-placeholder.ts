import { defineProblemCheck } from '../problem-check.ts';

export const check = defineProblemCheck('unfilled-placeholder', {
  title: 'A placeholder that AWS does not fill in',
  severity: 'warning',
  why: 'where nothing fills it in before AWS sees the policy, it stands for itself and matches nothing',
  fix: 'fill it in, write the text itself, or use a policy variable with its prefix, as in `${aws:username}`',
});
