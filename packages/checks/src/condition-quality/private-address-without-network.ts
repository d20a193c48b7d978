import { defineQualityCheck } from './analysis/define-quality-check.ts';

const NETWORK = /^aws:(sourcevpc|sourcevpce|sourcevpcarn)$/;

export const check = defineQualityCheck({
  id: 'private-address-without-network',
  title: 'An address inside a VPC without the VPC',
  severity: 'medium',
  aliases: ['MISSING_PAIRED_CONDITION_KEYS'],
  why: 'every VPC can have the same private addresses, also one in another account',
  fix: 'add a condition on `aws:SourceVpc` or `aws:SourceVpce`',
  look({ key, range }, _context, statement) {
    if (key.value.toLowerCase() !== 'aws:vpcsourceip' || statement.effect !== 'Allow') return undefined;
    if (statement.conditions.some((other) => NETWORK.test(other.key.value.toLowerCase()))) return undefined;
    return { at: range, message: '`aws:VpcSourceIp` is an address in any VPC, and nothing says in which' };
  },
});
