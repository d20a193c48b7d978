import { defineCheck } from '../check.ts';

export const check = defineCheck({
  id: 'expired-suppression',
  title: 'A suppression whose last day is over',
  category: 'hygiene',
  severity: 'warning',
  basis: 'proved',
  why: 'what it hid is shown again, as was agreed when it was written',
  fix: 'mend what it hid, or agree on a new date',
  checkSuppression({ rule, expired }, context) {
    if (!expired) return;
    const readable = /^\d{4}-\d{2}-\d{2}$/.test(rule.expires ?? '');
    const names = rule.checks.map((id) => `\`${id}\``).join(', ');
    context.report({
      at: rule.range,
      message: readable
        ? `the suppression of ${names} held until ${rule.expires}`
        : `the suppression of ${names} holds until \`${rule.expires}\`, which is not a date`,
      ...(!readable && { label: 'a date is written `2027-01-31`' }),
      subject: rule.checks.join(','),
    });
  },
});
