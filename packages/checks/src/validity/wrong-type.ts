import { defineProblemCheck } from '../problem-check.ts';

export const check = defineProblemCheck('wrong-type', {
  title: 'A value of the wrong type',
  severity: 'error',
  aliases: ['DATA_TYPE_MISMATCH'],
  why: 'AWS rejects a policy whose elements do not have the type that the grammar asks for',
  fix: 'write the value in the type that the element takes',
});
