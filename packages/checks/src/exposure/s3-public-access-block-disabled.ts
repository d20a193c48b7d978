import { valueAt } from '@leastwise/core';
import { defineCheck } from '../check.ts';
import { cis, fsbp, PUBLIC_ACCESS } from '../controls.ts';
import { BLOCK_SETTINGS, blockSetting } from './analysis/public-access-block.ts';

export const check = defineCheck({
  id: 's3-public-access-block-disabled',
  title: 'A bucket that turns Block Public Access off',
  category: 'exposure',
  severity: 'medium',
  basis: 'proved',
  controls: [...fsbp('S3.8'), ...cis({ '1.4': '2.1.5', '5.0': '2.1.4' }), ...PUBLIC_ACCESS],
  why: 'one mistake in a policy or an ACL then opens the bucket to the world',
  fix: 'leave `PublicAccessBlockConfiguration` out, since all four settings are on for new buckets, or turn all four on',
  checkResource: {
    types: ['AWS::S3::Bucket'],
    check(bucket, context) {
      const off = BLOCK_SETTINGS.filter((setting) => blockSetting(bucket, setting) === 'off');
      if (off.length === 0) return;
      const block = valueAt(bucket.properties, 'PublicAccessBlockConfiguration')!;
      const list = off.map((setting) => `\`${setting}\``).join(', ');
      context.report({
        at: (valueAt(block, off[0]!) ?? block).range,
        resource: bucket,
        message: `the bucket \`${bucket.id}\` turns ${list} off`,
        subject: off.join(','),
      });
    },
  },
});
