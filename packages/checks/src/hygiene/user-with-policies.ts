import { defineCheck } from '../check.ts';
import { cis, fsbp, nist, wellArchitected } from '../controls.ts';

export const check = defineCheck({
  id: 'user-with-policies',
  title: 'A user with policies of its own',
  category: 'hygiene',
  severity: 'low',
  basis: 'proved',
  controls: [
    ...fsbp('IAM.2'),
    ...cis({ '1.4': '1.15', '3.0': '1.15', '5.0': '1.14', '7.0': '2.13' }),
    ...wellArchitected('SEC02-BP06'),
    ...nist('AC-2', 'AC-2(1)', 'AC-3', 'AC-3(7)', 'AC-3(15)', 'AC-6', 'AC-6(3)'),
  ],
  why: 'rights that hang on one user are forgotten when the person changes role, and nobody sees who has what',
  fix: 'give the policies to a group or, better, to a role that people assume',
  checkPrincipal(principal, context) {
    if (principal.kind !== 'user') return;
    const { policies, attachments, resource } = principal;
    const names = new Set([
      ...policies.map(({ name, owner }) => `${owner?.id}\n${name}`),
      ...attachments.map(({ arn }) => arn),
    ]);
    if (names.size === 0) return;
    context.report({
      at: resource.idRange,
      resource,
      message: `the user \`${resource.id}\` has ${names.size === 1 ? 'a policy' : `${names.size} policies`} of its own`,
      subject: 'Policies',
    });
  },
});
