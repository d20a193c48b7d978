import { defineCheck } from '../check.ts';
import { wellArchitected } from '../controls.ts';

export const check = defineCheck({
  id: 'iam-user-declared',
  title: 'An IAM user',
  category: 'hygiene',
  severity: 'low',
  basis: 'proved',
  controls: wellArchitected('SEC02-BP02', 'SEC02-BP04'),
  why: 'users have passwords and keys that last until somebody takes them away',
  fix: 'let people sign in through an identity provider, and programs assume a role',
  checkResource: {
    types: ['AWS::IAM::User'],
    check(resource, context) {
      context.report({
        at: resource.idRange,
        resource,
        message: `\`${resource.id}\` is an IAM user, whose credentials do not expire`,
        subject: 'User',
      });
    },
  },
});
