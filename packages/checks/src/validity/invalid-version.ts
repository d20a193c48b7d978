import { replaceText } from '../fix/replace-text.ts';
import { defineProblemCheck } from '../problem-check.ts';

export const check = defineProblemCheck('invalid-version', {
  title: 'A version of the policy language that does not exist',
  severity: 'error',
  aliases: ['INVALID_VERSION'],
  why: 'AWS rejects the policy: `Version` names the policy language, not the policy',
  fix: 'write `2012-10-17`',
  fixEffects: ['changes-behaviour'],
  fixWord: replaceText,
});
