import type { PolicyInContext } from '@leastwise/core';

/**
 * The ARN of the resource that a policy is attached to: as its template says or, for a policy that stands alone,
 * as its own statements name it. Undefined when they name none, or several.
 */
export function resourceArnOf({ resourceArn, policy }: PolicyInContext): string | undefined {
  if (resourceArn !== undefined) return resourceArn;
  const named = new Set<string>();
  for (const { resource } of policy.statements) {
    if (resource?.negated) continue;
    for (const { value } of resource?.values ?? []) {
      if (!value.startsWith('arn:')) continue;
      named.add(/^arn:[^:]*:s3:/.test(value) ? value.replace(/\/.*$/, '') : value);
    }
  }
  const [only, ...others] = named;
  return others.length === 0 && only !== undefined && !/[*?]/.test(only) ? only : undefined;
}
