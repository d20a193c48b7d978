import { closest } from '@leastwise/core';
import { PARTITIONS } from '../arn/arn-values.ts';
import { defineArnCheck } from '../arn/define-arn-check.ts';

export const check = defineArnCheck('partition', {
  id: 'invalid-arn-partition',
  title: 'A partition that AWS does not have',
  severity: 'error',
  aliases: ['INVALID_PARTITION'],
  why: 'no resource has an ARN of that partition, so the item matches nothing',
  fix: 'write `aws`, `aws-cn`, `aws-us-gov` or another partition of AWS',
  describe(text, parts) {
    const partition = parts?.partition ?? '';
    const meant = closest(partition, PARTITIONS);
    return {
      message:
        partition === '' ? `\`${text}\` has no partition` : `\`${partition}\` is not a partition of AWS`,
      ...(meant && { label: `did you mean \`${meant}\`?` }),
    };
  },
});
