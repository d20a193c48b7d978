import { defineCheck } from '../check.ts';
import { wellArchitected } from '../controls.ts';
import { callerFor } from '../principals/caller-for.ts';
import { resourceTypeOf } from '../questions/resource-type.ts';
import { theResource } from './analysis/report-public.ts';

export const check = defineCheck({
  id: 'kms-lockout',
  title: 'A key whose policy nobody can change',
  category: 'exposure',
  severity: 'high',
  basis: 'proved',
  kinds: ['resource'],
  controls: wellArchitected('SEC08-BP04'),
  why: 'only AWS Support can give access back, and until then nobody can fix, rotate or delete the key',
  fix: 'allow `kms:*` to the root of the account, which hands the decision to its identity policies',
  checkPolicy(subject, context) {
    const { policy } = subject;
    if (resourceTypeOf(subject) !== 'AWS::KMS::Key' || policy.unread.length > 0) return;
    const allows = policy.statements.filter(({ effect }) => effect === 'Allow');
    if (allows.length === 0) return;
    const callers = new Set<string>();
    for (const { principal } of allows) {
      if (principal?.negated) return;
      for (const entry of principal?.entries ?? []) {
        if (entry.type !== 'AWS') continue;
        const caller = entry.value === '*' ? 'arn:aws:iam::111122223333:role/example' : callerFor(entry);
        // Who this is cannot be told, so neither that nobody is left.
        if (caller === undefined) return;
        callers.add(caller);
      }
    }
    const answer = context.engine
      .access(subject)
      .ask({ actions: ['kms:PutKeyPolicy'], principals: [...callers] });
    if (callers.size > 0 && answer.possible !== 'no') return;
    context.report({
      at: policy.range,
      policy: subject,
      message: `nobody may \`kms:PutKeyPolicy\` on ${theResource(subject, context)}`,
    });
  },
});
