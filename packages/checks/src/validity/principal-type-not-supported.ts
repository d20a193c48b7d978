import { definePrincipalCheck } from '../principals/define-principal-check.ts';
import { resourcePolicyRules } from '../resource-policy-rules.ts';

export const check = definePrincipalCheck({
  id: 'principal-type-not-supported',
  title: 'A type of principal that this policy does not take',
  severity: 'error',
  kinds: ['resource', 'trust'],
  aliases: ['UNSUPPORTED_PRINCIPAL', 'FEDERATED_PRINCIPAL_NOT_SUPPORTED'],
  why: 'AWS rejects the policy',
  fix: 'name the account, role or service instead',
  look({ type, value }, { kind, resourceType }) {
    if (type === 'CanonicalUser') {
      if (kind === 'trust') return { message: '`CanonicalUser` is a principal of S3 only' };
      const rules = resourcePolicyRules(resourceType);
      return rules && !rules.canonicalUsers
        ? { message: '`CanonicalUser` is a principal of S3 only' }
        : undefined;
    }
    if (type !== 'Federated' || kind !== 'resource' || value === '*') return undefined;
    return {
      message: 'an identity provider can be the principal of a role trust policy only',
      fix: 'name the role that the provider’s users assume, or its sessions',
    };
  },
});
