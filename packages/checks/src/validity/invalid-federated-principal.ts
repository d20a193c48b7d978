import { definePrincipalCheck } from '../principals/define-principal-check.ts';
import { federationOf } from '../principals/federated-principal.ts';

export const check = definePrincipalCheck({
  id: 'invalid-federated-principal',
  title: 'An identity provider that is none',
  severity: 'error',
  kinds: ['trust'],
  aliases: ['INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY'],
  why: 'AWS rejects the trust policy: a provider is named by its ARN',
  fix: 'write `arn:aws:iam::<account>:oidc-provider/<host>` or `arn:aws:iam::<account>:saml-provider/<name>`',
  look({ type, value }) {
    if (type !== 'Federated' || /[*?]|\$\{/.test(value) || federationOf(value)) return undefined;
    return { message: `\`${value}\` is not an identity provider` };
  },
});
