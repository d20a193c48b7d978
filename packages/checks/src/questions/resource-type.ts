import type { PolicyInContext } from '@leastwise/core';

/** Types of resource by the service of the actions in their policies, where a service has only one such type. */
const BY_SERVICE: Readonly<Record<string, string>> = {
  ecr: 'AWS::ECR::Repository',
  kms: 'AWS::KMS::Key',
  lambda: 'AWS::Lambda::Function',
  s3: 'AWS::S3::Bucket',
  secretsmanager: 'AWS::SecretsManager::Secret',
  sns: 'AWS::SNS::Topic',
  sqs: 'AWS::SQS::Queue',
};

/**
 * The type of resource that a resource policy is attached to: as its template says or, for a policy that stands
 * alone, the one whose actions it is about. Undefined when its actions are of several services.
 */
export function resourceTypeOf({ resourceType, kind, policy }: PolicyInContext): string | undefined {
  if (resourceType !== undefined || kind !== 'resource') return resourceType;
  const services = new Set<string>();
  for (const { action } of policy.statements) {
    for (const { value } of action?.values ?? []) services.add(value.split(':')[0]!.toLowerCase());
  }
  services.delete('*');
  const [only, ...others] = services;
  if (only === undefined || others.length > 0) return undefined;
  return Object.hasOwn(BY_SERVICE, only) ? BY_SERVICE[only] : undefined;
}
