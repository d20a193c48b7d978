import { defineCheck } from '../check.ts';

export const check = defineCheck({
  id: 'unused-suppression',
  title: 'A suppression that hides nothing',
  category: 'hygiene',
  severity: 'warning',
  basis: 'proved',
  why: 'a suppression left behind would hide the next finding of its kind without anyone having agreed to it',
  fix: 'remove it',
  checkSuppression({ rule, hidden, expired, conclusive, unknownChecks }, context) {
    for (const { id, meant } of unknownChecks) {
      context.report({
        at: rule.range,
        message: `the suppression names \`${id}\`, which is not a check`,
        ...(meant !== undefined && { label: `did you mean \`${meant}\`?` }),
        fix: 'correct the name of the check, or remove the suppression',
        subject: id,
      });
    }
    if (hidden > 0 || expired || !conclusive) return;
    const names = rule.checks.map((id) => (id === '*' ? 'any check' : `\`${id}\``)).join(', ');
    const about = rule.subjects ? ` about ${rule.subjects.map((one) => `\`${one}\``).join(', ')}` : '';
    context.report({
      at: rule.range,
      message: `there is no finding of ${names}${about} here to suppress`,
      subject: rule.checks.join(','),
    });
  },
});
