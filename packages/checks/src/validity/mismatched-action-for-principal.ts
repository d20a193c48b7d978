import { hasOpaque, type ListElement } from '@leastwise/core';
import { patternsMeet } from '../arn/patterns-meet.ts';
import { definePrincipalCheck } from '../principals/define-principal-check.ts';
import { ASSUMING_ACTIONS, assumingAction } from '../principals/trust-actions.ts';

export const check = definePrincipalCheck({
  id: 'mismatched-action-for-principal',
  title: 'A principal that cannot use the action',
  severity: 'error',
  kinds: ['trust'],
  aliases: ['MISMATCHED_ACTION_FOR_PRINCIPAL'],
  why: 'this kind of principal assumes roles by another action, so the statement does not let it in',
  fix: 'name the action by which the principal assumes roles',
  look(entry, _subject, { action, principal, effect }) {
    if (effect !== 'Allow' || principal?.negated || !action || action.negated) return undefined;
    const needed = assumingAction(entry);
    if (!needed || covers(action, needed) || !ASSUMING_ACTIONS.some((one) => covers(action, one)))
      return undefined;
    const kind = entry.type === 'Federated' ? 'an identity provider of this kind' : 'such a principal';
    return {
      message: `${kind} assumes roles by \`${needed}\`, which the statement does not allow`,
      fix: `write \`${needed}\``,
    };
  },
});

function covers({ values }: ListElement, action: string): boolean {
  return values.some(
    ({ value }) => hasOpaque(value) || patternsMeet(value.toLowerCase(), action.toLowerCase()),
  );
}
