import type { ResourceType } from '@leastwise/core';
import type { ArnPattern } from '../arn/arn-pattern.ts';
import { typesOfArnService } from '../arn/arn-services.ts';
import { defineArnCheck } from '../arn/define-arn-check.ts';
import { fitsNoType } from '../arn/fits-no-type.ts';
import { patternsMeet } from '../arn/patterns-meet.ts';
import { patternsOfType } from '../arn/resource-type-pattern.ts';

export const check = defineArnCheck({
  id: 'arn-of-no-resource-type',
  title: 'An ARN that fits no resource of its service',
  severity: 'warning',
  aliases: [
    'ARN_ACCOUNT_NOT_ALLOWED',
    'ARN_REGION_NOT_ALLOWED',
    'INVALID_ARN_RESOURCE',
    'MISSING_ARN_ACCOUNT',
    'MISSING_ARN_REGION',
  ],
  why: 'no resource has such an ARN, so the item matches nothing',
  fix: 'write the ARN as the service forms it',
  look(text, parts, { catalog }) {
    if (!parts || !fitsNoType(text, parts, catalog)) return undefined;
    const types = typesOfArnService(parts.service, catalog);
    const alike = types.filter((type) =>
      patternsOfType(type).some((pattern) => patternsMeet(parts.resource, pattern.resource)),
    );
    const example = alike[0] ?? types[0]!;
    return {
      message: `\`${text}\` ${misfit(parts, alike)}`,
      label: `${example.name}: \`${example.arn.replace('${Partition}', 'aws')}\``,
    };
  },
});

/** How an ARN differs from those of the types whose last part it has. */
function misfit(parts: ArnPattern, alike: readonly ResourceType[]): string {
  if (alike.length === 0) return 'is formed as no resource of its service is';
  const patterns = alike.flatMap(patternsOfType);
  for (const part of ['region', 'account'] as const) {
    if (patterns.some((pattern) => patternsMeet(parts[part], pattern[part]))) continue;
    return parts[part] === '' ? `lacks the ${part}` : `has a ${part}, which ARNs of its type do not have`;
  }
  return 'is formed as no resource of its service is';
}
