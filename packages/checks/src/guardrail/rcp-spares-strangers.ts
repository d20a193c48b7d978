import { defineCheck } from '../check.ts';
import { cis, nist, wellArchitected } from '../controls.ts';
import { exemptionsIn, whoIs } from './analysis/exemptions.ts';
import { sparesStrangers } from './analysis/strangers.ts';

export const check = defineCheck({
  id: 'rcp-spares-strangers',
  title: 'A resource control policy that strangers get past by a name or a tag',
  category: 'guardrail',
  severity: 'high',
  basis: 'proved',
  kinds: ['rcp'],
  controls: [...wellArchitected('SEC03-BP05', 'SEC03-BP07'), ...cis({ '7.0': '2.1.2' }), ...nist('AC-3(7)')],
  why: 'whoever runs an account of another organization names its roles and tags them as it likes',
  fix: 'spare roles of accounts that are written out, or exempt resources with `aws:ResourceTag`, which only your own people give',
  checkPolicy(subject, context) {
    const told = new Set<string>();
    for (const exemption of exemptionsIn(subject)) {
      if (told.has(exemption.name) || !sparesStrangers(exemption, subject, context)) continue;
      told.add(exemption.name);
      context.report({
        at: exemption.value.range,
        policy: subject,
        statement: exemption.statement,
        message: `${whoIs(exemption, context)} gets past this Deny, whatever organization it is of`,
        subject: `Condition::${exemption.key}::${context.show(exemption.value.value)}`,
      });
    }
  },
});
