import { defineCheck } from '../check.ts';
import { nist, wellArchitected } from '../controls.ts';

export const check = defineCheck({
  id: 'access-key-in-template',
  title: 'An access key made by a template',
  category: 'hygiene',
  severity: 'medium',
  basis: 'proved',
  controls: [
    ...wellArchitected('SEC02-BP02', 'SEC02-BP05'),
    ...nist('AC-2(1)', 'AC-2(3)', 'IA-2(1)', 'IA-2(2)', 'IA-2(6)', 'IA-2(8)'),
  ],
  why: 'the key lasts until somebody deletes it, and its secret passes through the stack, or stays in the state of Terraform, for whoever may read it',
  fix: 'let what needs the key assume a role; where that cannot be, make the key elsewhere and keep it in Secrets Manager',
  checkResource: {
    types: ['AWS::IAM::AccessKey'],
    check(resource, context) {
      const secret = context.source.format === 'terraform' ? 'the state keeps' : 'the stack hands on';
      context.report({
        at: resource.idRange,
        resource,
        message: `\`${resource.id}\` is an access key, whose secret ${secret}`,
        subject: 'AccessKey',
      });
    },
  },
});
