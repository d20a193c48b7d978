import { arnPattern, hasOpaque, TextSet } from '@leastwise/core';
import { defineCheck } from '../check.ts';
import { VALIDATED_POLICIES } from '../controls.ts';
import { theResource } from './analysis/report-public.ts';

/** Types that refuse a policy about another resource than their own. */
const REFUSES: ReadonlySet<string> = new Set(['AWS::S3::Bucket', 'AWS::SNS::Topic']);

export const check = defineCheck({
  id: 'resource-not-this-resource',
  title: 'A resource policy about another resource',
  category: 'exposure',
  severity: 'error',
  basis: 'proved',
  kinds: ['resource'],
  controls: VALIDATED_POLICIES,
  why: 'the service refuses the policy: it may speak only of the resource that it is attached to',
  fix: 'name the resource that the policy is attached to',
  checkPolicy(subject, context) {
    const { resourceArn, resourceType = '' } = subject;
    if (resourceArn === undefined || !REFUSES.has(resourceType)) return;
    const own = TextSet.ofPatterns([
      arnPattern({ text: resourceArn }),
      arnPattern({ text: `${resourceArn}/*` }),
    ]);
    for (const statement of subject.policy.statements) {
      if (!statement.resource || statement.resource.negated) continue;
      for (const { value, range } of statement.resource.values) {
        // Unknown names may turn out to be the same.
        if (!value.startsWith('arn:') || hasOpaque(value) || hasOpaque(resourceArn) || value.includes('${'))
          continue;
        if (TextSet.ofPatterns([arnPattern({ text: value })]).intersects(own)) continue;
        context.report({
          at: range,
          policy: subject,
          statement,
          message: `\`${value}\` is not ${theResource(subject, context)}`,
          label: `\`${resourceArn}\` is`,
          subject: `Resource::${value}`,
        });
      }
    }
  },
});
