import { hasOpaque, type NewValue, type PolicyInContext } from '@leastwise/core';
import type { CheckContext } from '../check.ts';
import { resourceArnOf } from '../exposure/analysis/resource-arn.ts';

/**
 * The ARN of the resource that a policy is attached to, to be written into it: as text or, in a template that declares
 * the resource, as a reference. Undefined where it can be written in neither way.
 * @param suffix what follows the ARN: `/*`
 */
export function ownArn(
  subject: PolicyInContext,
  { source }: CheckContext,
  suffix = '',
): NewValue | undefined {
  const arn = resourceArnOf(subject);
  if (arn === undefined) return undefined;
  const declared = source.resources.find((resource) => resource.arn === arn);
  if (declared) return { type: 'arn', resource: declared.id, ...(suffix && { suffix }) };
  return hasOpaque(arn) ? undefined : arn + suffix;
}
