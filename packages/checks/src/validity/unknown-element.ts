import { renameKey } from '../fix/replace-text.ts';
import { defineProblemCheck } from '../problem-check.ts';

export const check = defineProblemCheck('unknown-element', {
  title: 'An element that policies do not have',
  severity: 'error',
  aliases: ['INVALID_POLICY_ELEMENT'],
  why: 'AWS rejects a policy with an element that it does not know',
  fix: 'remove the element, or write the one that was meant',
  fixEffects: ['changes-behaviour'],
  fixWord: renameKey,
});
