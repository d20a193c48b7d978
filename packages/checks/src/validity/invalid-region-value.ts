import { closest } from '@leastwise/core';
import { looksLikeRegion, REGIONS } from '../arn/arn-values.ts';
import { defineValueCheck } from '../condition/define-value-check.ts';

/** Keys that hold the code of a region, in lower case. */
const REGION_KEYS: ReadonlySet<string> = new Set([
  'aws:requestedregion',
  'ec2:region',
  'kms:primaryregion',
  'kms:replicaregion',
]);

export const check = defineValueCheck(['string'], {
  id: 'invalid-region-value',
  title: 'A condition on a region that AWS does not have',
  severity: 'error',
  aliases: ['INVALID_REGION'],
  why: 'no request is for that region: the condition never matches, or with a negated operator excludes nothing',
  fix: 'write the code of a region, such as `eu-west-1`',
  look({ value }, { baseOperator, key }) {
    if (!REGION_KEYS.has(key.value.toLowerCase()) || REGIONS.includes(value)) return undefined;
    // `StringLike` compares with patterns.
    if (/Like$/.test(baseOperator!) && /[*?]/.test(value)) return undefined;
    const meant = closest(value, REGIONS);
    const label = meant && { label: `did you mean \`${meant}\`?` };
    if (!looksLikeRegion(value)) return { message: `\`${value}\` is not a region of AWS`, ...label };
    // AWS opens regions; one that we do not know may be new.
    return { message: `\`${value}\` is not a region of AWS that we know`, severity: 'warning', ...label };
  },
});
