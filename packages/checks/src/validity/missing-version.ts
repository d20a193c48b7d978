import { defineCheck } from '../check.ts';
import { VALIDATED_POLICIES } from '../controls.ts';
import { setVersion } from '../fix/set-version.ts';

export const check = defineCheck({
  id: 'missing-version',
  title: 'No version of the policy language',
  category: 'validity',
  severity: 'suggestion',
  basis: 'proved',
  aliases: ['MISSING_VERSION'],
  controls: VALIDATED_POLICIES,
  why: 'without `Version` AWS reads the policy as of 2008, in which policy variables are plain text',
  fix: 'add `"Version": "2012-10-17"`',
  fixEffects: ['equivalent'],
  checkPolicy(subject, context) {
    // What a tool generated, nobody can mend here.
    if (subject.generatedBy) return;
    const { policy } = subject;
    const { node, version, statements } = policy;
    if (version || node.type !== 'mapping' || statements.length === 0) return;
    // A misspelt `Version` has its own finding.
    if (node.entries.some(({ key }) => key.toLowerCase() === 'version')) return;
    const at = node.entries.find(({ key }) => key === 'Statement')?.keyRange ?? policy.range;
    context.report({
      at,
      policy: subject,
      message: 'the policy has no `Version`',
      fixes: [setVersion(policy, 'equivalent')],
      subject: 'Version',
    });
  },
});
