import { defineCheck } from '../check.ts';
import { fsbp, nist, wellArchitected } from '../controls.ts';
import { hasTrustList } from '../principals/ownership.ts';
import { actionsOnResource } from '../questions/actions-on-resource.ts';
import { outsideParties } from './analysis/outside-parties.ts';
import { theResource } from './analysis/report-public.ts';
import { DANGEROUS_BUCKET_ACTIONS } from './knowledge/dangerous-bucket-actions.ts';

export const check = defineCheck({
  id: 'cross-account-access',
  title: 'Access for an account or organization that is not a trusted one',
  category: 'exposure',
  severity: 'medium',
  basis: 'proved',
  kinds: ['resource'],
  controls: [...wellArchitected('SEC03-BP07', 'SEC03-BP08'), ...nist('AC-3', 'AC-4')],
  why: 'who uses this access is decided by the administrators of the other account',
  fix: 'remove it, or add the account to `trustedAccounts` or the organization to `trustedOrganizations` in the configuration',
  checkPolicy(subject, context) {
    const access = context.engine.access(subject);
    // Without a list, any account may be the team's own: only what no other account should have is reported.
    const listed = hasTrustList(context);
    for (const statement of subject.policy.statements) {
      if (statement.effect !== 'Allow') continue;
      for (const party of outsideParties(subject, statement, context)) {
        const ask = (actions: readonly string[]) =>
          access.ask({
            actions,
            principals: [party.caller],
            context: party.context,
            circumstances: 'adverse',
            statement,
          });
        const dangerous = ask(DANGEROUS_BUCKET_ACTIONS);
        const answer =
          dangerous.possible === 'yes' || !listed
            ? dangerous
            : ask(actionsOnResource(subject, statement, context).map(({ id }) => id));
        if (answer.possible !== 'yes') continue;
        const isDangerous = answer === dangerous;
        context.report({
          at: party.range,
          policy: subject,
          statement,
          witness: answer.witness,
          ...(isDangerous && { severity: listed ? 'high' : 'medium', controls: fsbp('S3.6') }),
          ...(!listed && { basis: 'heuristic' }),
          message: `${party.name} may \`${answer.witness.action}\` on ${theResource(subject, context)}`,
          ...(isDangerous && {
            why: 'with this action another account can open the bucket further or cut its owner off',
          }),
          label: listed ? 'not a trusted account' : 'another account?',
          subject: `Principal::${party.name.replaceAll('`', '')}`,
        });
      }
    }
  },
});
