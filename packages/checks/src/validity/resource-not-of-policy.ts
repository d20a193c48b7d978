import { isEveryResource, isUnreadableArn, withUnknownsAsWildcards } from '../arn/arn-pattern.ts';
import { patternsMeet } from '../arn/patterns-meet.ts';
import { defineCheck } from '../check.ts';
import { VALIDATED_POLICIES } from '../controls.ts';

/** Types whose policies are about the resource itself or what is in it, so that all ARNs begin with its own. */
const TYPES: ReadonlySet<string> = new Set([
  'AWS::S3::Bucket',
  'AWS::SecretsManager::Secret',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
]);

export const check = defineCheck({
  id: 'resource-not-of-policy',
  title: 'A resource that the policy is not attached to',
  category: 'validity',
  severity: 'error',
  basis: 'proved',
  kinds: ['resource'],
  aliases: ['UNSUPPORTED_RESOURCE_ARN_IN_POLICY'],
  controls: VALIDATED_POLICIES,
  why: 'AWS rejects the policy, or the item applies to nothing: the policy is about the resource that it is attached to',
  fix: 'write the ARN of the resource itself',
  checkPolicy(subject, context) {
    const { resourceArn, resourceType } = subject;
    if (resourceArn === undefined || resourceType === undefined || !TYPES.has(resourceType)) return;
    const own = `${withUnknownsAsWildcards(resourceArn)}*`;
    for (const statement of subject.policy.statements) {
      const { resource } = statement;
      if (!resource || resource.negated) continue;
      for (const item of resource.values) {
        if (isEveryResource(item.value) || !item.value.startsWith('arn:') || isUnreadableArn(item.value))
          continue;
        if (patternsMeet(withUnknownsAsWildcards(item.value), own)) continue;
        context.report({
          at: item.range,
          policy: subject,
          statement,
          message: `\`${item.value}\` is not the resource that the policy is attached to`,
          label: `that is \`${resourceArn}\``,
          subject: `Resource::${item.value}`,
        });
      }
    }
  },
});
