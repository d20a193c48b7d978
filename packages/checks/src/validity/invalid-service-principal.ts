import { closest } from '@leastwise/core';
import { definePrincipalCheck } from '../principals/define-principal-check.ts';
import {
  isServicePrincipal,
  SERVICE_PRINCIPALS,
  serviceOfPrincipal,
} from '../principals/service-principals.ts';

export const check = definePrincipalCheck({
  id: 'invalid-service-principal',
  title: 'A service principal that does not exist',
  severity: 'error',
  aliases: ['INVALID_SERVICE_PRINCIPAL_FORMAT'],
  why: 'AWS rejects a policy whose service principal it does not know',
  fix: 'write the principal as the documentation of the service gives it, such as `lambda.amazonaws.com`',
  look({ type, value }, _subject, _statement, { catalog }, suggest) {
    if (type !== 'Service' || value === '*' || /[*?]|\$\{/.test(value)) return undefined;
    const name = serviceOfPrincipal(value);
    if (name === undefined) {
      const meant = suggest(value.toLowerCase().split('.')[0]!, () =>
        closest(value.toLowerCase().split('.')[0]!, SERVICE_PRINCIPALS),
      );
      return {
        message: `\`${value}\` is not formed as service principals are`,
        ...(meant && { label: `did you mean \`${meant}.amazonaws.com\`?` }),
      };
    }
    if (isServicePrincipal(name) || catalog.service(name)) return undefined;
    // AWS publishes no list of them all, so only what is nearly one that we know is taken for a typing error.
    const meant = suggest(name, () => closest(name, SERVICE_PRINCIPALS));
    if (!meant || Math.abs(meant.length - name.length) > 2 || name.includes('.')) return undefined;
    return {
      severity: 'warning',
      basis: 'heuristic',
      message: `\`${value}\` is not a service principal that we know`,
      label: `did you mean \`${meant}.amazonaws.com\`?`,
    };
  },
});
