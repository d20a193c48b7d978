import { hasOpaque, type PolicyKind } from '@leastwise/core';
import { defineCheck } from '../check.ts';
import { VALIDATED_POLICIES } from '../controls.ts';

const IAM_KINDS: readonly PolicyKind[] = ['identity', 'boundary', 'session', 'trust'];

export const check = defineCheck({
  id: 'invalid-sid',
  title: 'A statement id that IAM does not take',
  category: 'validity',
  severity: 'error',
  basis: 'proved',
  kinds: IAM_KINDS,
  aliases: ['UNSUPPORTED_SID', 'EMPTY_SID_VALUE'],
  controls: VALIDATED_POLICIES,
  why: 'IAM rejects a policy with a `Sid` of other characters than letters and digits',
  fix: 'use only letters and digits in `Sid`, or leave it out',
  fixEffects: ['equivalent'],
  checkPolicy(subject, context) {
    const taken = new Set(subject.policy.statements.map(({ sid }) => sid?.value));
    for (const statement of subject.policy.statements) {
      const { sid } = statement;
      if (!sid || hasOpaque(sid.value)) continue;
      const common = { at: sid.range, policy: subject, statement, subject: 'Sid' };
      if (sid.value === '') {
        context.report({
          ...common,
          severity: 'suggestion',
          message: '`Sid` is empty',
          why: 'an empty `Sid` names nothing',
          fix: 'name the statement, or remove `Sid`',
        });
      } else if (!/^[A-Za-z0-9]*$/.test(sid.value)) {
        const proposal = alphanumeric(sid.value);
        context.report({
          ...common,
          message: `\`${context.show(sid.value)}\` has characters that IAM does not take in a \`Sid\``,
          ...(proposal && { label: `only letters and digits: \`${proposal}\`` }),
          fixes:
            proposal && !taken.has(proposal)
              ? [
                  {
                    title: `rename the statement to \`${proposal}\``,
                    effect: 'equivalent',
                    changes: [{ type: 'replace', at: sid.range, was: sid.value, by: proposal }],
                  },
                ]
              : [],
        });
      }
    }
  },
});

/** `allow read-only` becomes `AllowReadOnly`. */
function alphanumeric(sid: string): string {
  const words = sid.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
