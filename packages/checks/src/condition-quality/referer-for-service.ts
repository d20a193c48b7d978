import { defineQualityCheck } from './analysis/define-quality-check.ts';

export const check = defineQualityCheck({
  id: 'referer-for-service',
  title: 'A service that is held by an old key for the source',
  severity: 'suggestion',
  kinds: ['resource'],
  aliases: ['RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL'],
  why: 'services put the account into `aws:Referer` or `aws:SourceOwner` before there were keys for it; one day one of them may stop',
  fix: 'use `aws:SourceAccount`, or `aws:SourceArn` for one resource',
  look({ key }, _context, { effect, principal }) {
    if (effect !== 'Allow' || !/^aws:(referer|sourceowner)$/i.test(key.value)) return undefined;
    const entries = principal?.negated ? [] : (principal?.entries ?? []);
    if (entries.length === 0 || entries.some(({ type }) => type !== 'Service')) return undefined;
    return {
      at: key.range,
      message: `\`${key.value}\` says on whose behalf ${entries.map(({ value }) => `\`${value}\``).join(' or ')} calls, where \`aws:SourceAccount\` does`,
    };
  },
});
