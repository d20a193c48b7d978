import { closest } from '@leastwise/core';
import { looksLikeRegion, REGIONS } from '../arn/arn-values.ts';
import { defineArnCheck } from '../arn/define-arn-check.ts';

export const check = defineArnCheck('region', {
  id: 'invalid-arn-region',
  title: 'A region that AWS does not have',
  severity: 'error',
  aliases: ['INVALID_ARN_REGION'],
  why: 'no resource has an ARN of that region, so the item matches nothing',
  fix: 'write the code of a region, such as `eu-west-1`',
  describe(_text, parts) {
    const region = parts?.region ?? '';
    const meant = closest(region, REGIONS);
    const label = meant && { label: `did you mean \`${meant}\`?` };
    if (!looksLikeRegion(region)) return { message: `\`${region}\` is not a region of AWS`, ...label };
    // AWS opens regions; one that we do not know may be new.
    return { message: `\`${region}\` is not a region of AWS that we know`, severity: 'warning', ...label };
  },
});
