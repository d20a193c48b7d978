import { defineCheck } from '../check.ts';
import { wellArchitected } from '../controls.ts';
import { callerFor } from '../principals/caller-for.ts';
import { theRole } from './analysis/the-role.ts';

export const check = defineCheck({
  id: 'saml-without-audience',
  title: 'SAML assertions for any audience are accepted',
  category: 'trust',
  severity: 'low',
  basis: 'proved',
  kinds: ['trust'],
  controls: wellArchitected('SEC02-BP04'),
  why: 'an assertion that the provider made for another application opens this role as well',
  fix: 'add `"StringEquals": {"SAML:aud": "https://signin.aws.amazon.com/saml"}`',
  checkPolicy(subject, context) {
    for (const statement of subject.policy.statements) {
      if (statement.effect !== 'Allow' || statement.principal?.negated) continue;
      for (const entry of statement.principal?.entries ?? []) {
        const caller = entry.value.includes(':saml-provider/') ? callerFor(entry) : undefined;
        if (caller === undefined) continue;
        const answer = context.engine.access(subject).ask({
          actions: ['sts:AssumeRoleWithSAML'],
          principals: [caller],
          context: { 'SAML:aud': 'https://unlisted.example.com/saml' },
          statement,
        });
        if (answer.possible !== 'yes') continue;
        context.report({
          at: entry.range,
          policy: subject,
          statement,
          witness: answer.witness,
          message: `${theRole(subject)} accepts assertions of \`${context.show(entry.value)}\` for any audience`,
          subject: `Principal::${context.show(entry.value)}`,
        });
      }
    }
  },
});
