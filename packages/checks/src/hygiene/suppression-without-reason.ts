import { defineCheck } from '../check.ts';

export const check = defineCheck({
  id: 'suppression-without-reason',
  title: 'A suppression without a reason',
  category: 'hygiene',
  severity: 'warning',
  basis: 'proved',
  why: 'whoever reads it later cannot tell whether what it hides is still acceptable',
  fix: 'say in a few words why the finding is acceptable here',
  checkSuppression({ rule }, context) {
    if (rule.reason !== undefined) return;
    context.report({
      at: rule.range,
      message: `the suppression of ${rule.checks.map((id) => `\`${id}\``).join(', ')} gives no reason`,
      subject: rule.checks.join(','),
    });
  },
});
