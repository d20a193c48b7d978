import { hasOpaque, stringOf, valueAtPath } from '@leastwise/core';
import { defineCheck } from '../check.ts';
import { wellArchitected } from '../controls.ts';

export const check = defineCheck({
  id: 'plaintext-password',
  title: 'A user’s password in plain text',
  category: 'hygiene',
  severity: 'high',
  basis: 'proved',
  controls: wellArchitected('SEC02-BP03'),
  why: 'whoever can read the template, its history or the stack can sign in as the user',
  fix: 'take the password from Secrets Manager with a dynamic reference, or let the user set one through an identity provider',
  checkResource: {
    types: ['AWS::IAM::User'],
    check(resource, context) {
      const node = valueAtPath(resource.properties, ['LoginProfile', 'Password']);
      const password = stringOf(node);
      if (!node || !password || hasOpaque(password) || password.includes('{{resolve:')) return;
      context.report({
        at: node.range,
        resource,
        message: `the password of \`${resource.id}\` is in the template`,
        subject: 'LoginProfile',
      });
    },
  },
});
