import { closest } from '@leastwise/core';
import { PARTITIONS } from '../arn/arn-values.ts';
import { defineArnCheck } from '../arn/define-arn-check.ts';
import { patternsMeet } from '../arn/patterns-meet.ts';

export const check = defineArnCheck({
  id: 'invalid-arn-partition',
  title: 'A partition that AWS does not have',
  severity: 'error',
  aliases: ['INVALID_PARTITION'],
  why: 'no resource has an ARN of that partition, so the item matches nothing',
  fix: 'write `aws`, `aws-cn`, `aws-us-gov` or another partition of AWS',
  look(text, parts) {
    if (parts?.prefix !== 'arn' || PARTITIONS.some((known) => patternsMeet(parts.partition, known)))
      return undefined;
    const meant = closest(parts.partition, PARTITIONS);
    return {
      message:
        parts.partition === ''
          ? `\`${text}\` has no partition`
          : `\`${parts.partition}\` is not a partition of AWS`,
      ...(meant && { label: `did you mean \`${meant}\`?` }),
    };
  },
});
