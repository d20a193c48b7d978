import { defineCheck } from '../check.ts';
import { cis, wellArchitected } from '../controls.ts';
import { denyingLike } from '../questions/no-deny.ts';

/** Keys that draw a line around an organization or its networks; one principal of one's own may well be asked for. */
const PERIMETER =
  /^aws:(principal(orgid|orgpaths|account)|source(vpc|vpce|ip|vpcarn|orgid|orgpaths|account)|vpce(account|orgid|orgpaths))$/;

export const check = defineCheck({
  id: 'rcp-without-service-principal-exemption',
  title: 'A resource control policy that shuts AWS services out',
  category: 'guardrail',
  severity: 'high',
  basis: 'proved',
  kinds: ['rcp'],
  aliases: [
    'RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY',
    'RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY',
    'RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK',
  ],
  controls: [...wellArchitected('SEC03-BP05'), ...cis({ '7.0': '2.1.2' })],
  why: 'services that call with their own principal, such as log delivery, belong to no organization and come from no network of yours',
  fix: 'add `"BoolIfExists": {"aws:PrincipalIsAWSService": "false"}`, or for source keys `"Null": {"aws:SourceAccount": "false"}`',
  checkPolicy(subject, context) {
    for (const statement of subject.policy.statements) {
      const about = statement.conditions.find(({ key }) => PERIMETER.test(key.value.toLowerCase()));
      if (statement.effect !== 'Deny' || !about || !statement.action) continue;
      const { action, resource } = statement;
      const stand = denyingLike(
        { ...subject, policy: { ...subject.policy, statements: [statement] } },
        { action, ...(resource && { resource }) },
      );
      // A service that works for the organization itself, and does not say for which account.
      const answer = context.engine.access(stand).ask({
        principals: ['cloudtrail.amazonaws.com'],
        context: {
          'aws:SourceAccount': null,
          'aws:SourceArn': null,
          'aws:SourceOrgID': null,
          'aws:SourceOrgPaths': null,
        },
        circumstances: 'adverse',
      });
      if (answer.possible !== 'no') continue;
      context.report({
        at: about.range,
        policy: subject,
        statement,
        message: `AWS services are denied too: their requests have no \`${about.key.value}\``,
        subject: `Condition::${about.key.value}`,
      });
    }
  },
});
