import { replaceText } from '../fix/replace-text.ts';
import { defineProblemCheck } from '../problem-check.ts';

export const check = defineProblemCheck('invalid-effect', {
  title: 'An effect other than Allow and Deny',
  severity: 'error',
  aliases: ['INVALID_EFFECT'],
  why: 'AWS rejects the policy: `Effect` is `Allow` or `Deny`, in exactly that case',
  fix: 'write `Allow` or `Deny`',
  fixEffects: ['changes-behaviour'],
  fixWord: replaceText,
});
