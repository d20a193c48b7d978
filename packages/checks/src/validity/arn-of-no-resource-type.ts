import { closest, type ResourceType } from '@leastwise/core';
import type { ArnPattern } from '../arn/arn-pattern.ts';
import { typesOfArnService } from '../arn/arn-services.ts';
import { defineArnCheck } from '../arn/define-arn-check.ts';
import { patternsMeet } from '../arn/patterns-meet.ts';
import { patternsOfType } from '../arn/resource-type-pattern.ts';

export const check = defineArnCheck('type', {
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
  describe(text, parts, { catalog }) {
    const types = typesOfArnService(parts!.service, catalog);
    const alike = types.filter((type) =>
      patternsOfType(type).some((pattern) => patternsMeet(parts!.resource, pattern.resource)),
    );
    const example = alike[0] ?? nearest(parts!.resource, types);
    return {
      message: `\`${text}\` ${misfit(parts!, alike)}`,
      ...(example && { label: `${example.name}: \`${example.arn.replace('${Partition}', 'aws')}\`` }),
      // That no type is formed so rests on the reference, which now and then lacks one.
      ...(alike.length === 0 && { basis: 'heuristic' }),
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

/** The type whose ARNs begin, after the account, nearly as the text does. */
function nearest(resource: string, types: readonly ResourceType[]): ResourceType | undefined {
  const beginning = (text: string): string => /^[^/:*?$]*/.exec(text)![0];
  const byBeginning = new Map(types.map((type) => [beginning(type.arn.split(':').slice(5).join(':')), type]));
  const found = closest(beginning(resource), byBeginning.keys());
  return found === undefined ? undefined : byBeginning.get(found);
}
