import { defineProblemCheck } from '../problem-check.ts';

export const check = defineProblemCheck('element-combination', {
  title: 'Elements that exclude each other',
  severity: 'error',
  aliases: ['UNSUPPORTED_ELEMENT_COMBINATION'],
  why: 'AWS rejects a statement that has both an element and its `Not` form',
  fix: 'keep one of the two; use two statements where both are meant',
});
