import type { ResourceType } from '@leastwise/core';
import { type ArnPattern, isEveryResource, isUnreadableArn, parseArnPattern } from './arn-pattern.ts';
import { patternsMeet, SEGMENT } from './patterns-meet.ts';

/** Placeholders whose values hold no `/`, where that tells two resource types of a service apart. */
const WITHOUT_SLASH: Readonly<Record<string, readonly string[]>> = {
  dynamodb: ['TableName'],
  s3: ['BucketName'],
};

/** Something that is not empty, as the region of types that have one. */
const SOME = '?*';

/**
 * Services, by their name in ARNs, whose resources always belong to a named account. Others have resources of
 * AWS's own, such as documents of Systems Manager, in whose ARNs the account is empty.
 */
const ALWAYS_OWNED: ReadonlySet<string> = new Set(
  'dynamodb events iam kinesis kms lambda logs secretsmanager sns sqs states'.split(' '),
);

const patterns = new WeakMap<ResourceType, readonly ArnPattern[]>();

/** The ARNs of a resource type as patterns, one for each form that they have. */
export function patternsOfType(type: ResourceType): readonly ArnPattern[] {
  let known = patterns.get(type);
  if (!known) {
    known = type.arns.map((arn) => patternOfForm(arn, type));
    patterns.set(type, known);
  }
  return known;
}

function patternOfForm(arn: string, type: ResourceType): ArnPattern {
  const [prefix = '', partition = '', service = '', region = '', account = '', ...resource] = arn.split(':');
  return {
    prefix,
    partition: withWildcards(partition, type),
    service: withWildcards(service, type),
    region: region === '' ? '' : SOME,
    account: account.startsWith('${') ? (ALWAYS_OWNED.has(service) ? SOME : '*') : account,
    resource: withWildcards(resource.join(':'), type),
  };
}

function withWildcards(template: string, { service }: ResourceType): string {
  return template.replace(/\$\{([^}]*)\}/g, (_, name: string) =>
    WITHOUT_SLASH[service]?.includes(name) ? SEGMENT : '*',
  );
}

/**
 * Whether a resource of a policy, as written, can be of a resource type. What is not known of the text may
 * be anything.
 */
export function canBeOfType(resource: string, type: ResourceType): boolean {
  if (isEveryResource(resource) || isUnreadableArn(resource)) return true;
  const parts = parseArnPattern(resource);
  // What is no ARN at all has a finding of its own.
  return !parts || patternsOfType(type).some((pattern) => arnsMeet(parts, pattern));
}

/** Whether two ARN patterns have an ARN in common. */
export function arnsMeet(left: ArnPattern, right: ArnPattern): boolean {
  return (
    patternsMeet(left.service, right.service) &&
    patternsMeet(left.resource, right.resource) &&
    patternsMeet(left.account, right.account) &&
    patternsMeet(left.region, right.region) &&
    patternsMeet(left.partition, right.partition) &&
    patternsMeet(left.prefix, right.prefix)
  );
}
