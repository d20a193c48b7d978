import { defineCheck } from '../check.ts';
import { nist, wellArchitected } from '../controls.ts';
import { callerFor } from '../principals/caller-for.ts';
import { resourceTypeOf } from '../questions/resource-type.ts';
import { theResource } from './analysis/report-public.ts';
import { saysOnWhoseBehalf } from './knowledge/source-services.ts';

export const check = defineCheck({
  id: 'confused-deputy',
  title: 'A service may act here on behalf of any account',
  category: 'exposure',
  severity: 'medium',
  basis: 'proved',
  kinds: ['resource'],
  aliases: ['RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL'],
  controls: [...wellArchitected('SEC03-BP07'), ...nist('AC-3', 'AC-4')],
  why: 'anybody can set up the same service in an account of their own and point it at this resource',
  fix: 'add a condition on `aws:SourceArn`, `aws:SourceAccount` or `aws:SourceOrgID`',
  checkPolicy(subject, context) {
    const resourceType = resourceTypeOf(subject);
    const access = context.engine.access(subject);
    for (const statement of subject.policy.statements) {
      if (statement.effect !== 'Allow' || statement.principal?.negated) continue;
      for (const entry of statement.principal?.entries ?? []) {
        if (entry.type !== 'Service' || !saysOnWhoseBehalf(entry.value, resourceType)) continue;
        const service = callerFor(entry);
        if (service === undefined) continue;
        const answer = access.ask({ principals: [service], circumstances: 'adverse', statement });
        if (answer.possible !== 'yes') continue;
        context.report({
          at: entry.range,
          policy: subject,
          statement,
          witness: answer.witness,
          // Others can at most have data of theirs encrypted or decrypted with the key, not read what is here.
          ...(resourceType === 'AWS::KMS::Key' && { severity: 'low' }),
          message: `\`${context.show(entry.value)}\` may \`${answer.witness.action}\` on ${theResource(subject, context)} on behalf of any account`,
          label: 'no condition on the source',
          subject: `Principal::${context.show(entry.value)}`,
        });
      }
    }
  },
});
