import { defineConditionCheck } from '../condition/define-condition-check.ts';

/** Keys of the users, roles and sessions of accounts, which a service that calls as itself does not have. */
const KEYS =
  /^aws:(principalorgid|principalorgpaths|principalorgmasteraccountid|principaltag\/.*|username|multifactorauth(age|present)|sourceidentity|federatedprovider)$/;

export const check = defineConditionCheck({
  id: 'principal-key-for-service',
  title: 'A condition on a key that services do not have',
  severity: 'error',
  kinds: ['resource', 'trust'],
  aliases: ['UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL'],
  why: 'a service calls as itself and is in no organization: its requests lack the key, so that the condition is always false, or with a negated operator always true',
  fix: 'say on whose behalf the service may act, with `aws:SourceOrgID`, `aws:SourceAccount` or `aws:SourceArn`',
  look({ baseOperator, key, ifExists }, _context, { principal }) {
    if (ifExists || baseOperator === 'Null' || !KEYS.test(key.value.toLowerCase())) return undefined;
    const entries = principal?.negated ? [] : (principal?.entries ?? []);
    if (entries.length === 0 || entries.some(({ type }) => type !== 'Service')) return undefined;
    return {
      at: key.range,
      message: `no request of ${entries.map(({ value }) => `\`${value}\``).join(' or ')} has \`${key.value}\``,
    };
  },
});
