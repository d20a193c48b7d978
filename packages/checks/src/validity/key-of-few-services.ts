import { type Catalog, hasOpaque, type Statement } from '@leastwise/core';
import { isEveryResource } from '../arn/arn-pattern.ts';
import { defineConditionCheck } from '../condition/define-condition-check.ts';
import { servicesWithKey } from '../condition/network-key-services.ts';

export const check = defineConditionCheck({
  id: 'key-of-few-services',
  title: 'A key that some of the services do not have',
  severity: 'warning',
  aliases: ['USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES'],
  why: 'requests to the other services lack the key, even through a VPC endpoint: an Allow never covers them, and a Deny unless the key has some value always does',
  fix: 'name only actions of services that have the key, or use `aws:SourceVpce` or `aws:SourceVpc`, which all have',
  look({ key }, { catalog }, statement) {
    const having = servicesWithKey(key.value);
    const lacking = having && servicesLacking(statement, having, catalog);
    if (!lacking) return undefined;
    return { at: key.range, message: `\`${key.value}\` is not in requests to ${lacking}` };
  },
});

/** The services of a statement that are not among those given, for people; undefined when there are none. */
function servicesLacking(
  { action }: Statement,
  having: ReadonlySet<string>,
  catalog: Catalog,
): string | undefined {
  if (!action) return undefined;
  if (action.negated) return 'most of the services that the statement covers';
  const lacking = new Set<string>();
  for (const { value } of action.values) {
    const prefix = value.split(':', 1)[0]!;
    if (isEveryResource(value) || /[*?]/.test(prefix))
      return 'most of the services that the statement covers';
    if (!hasOpaque(prefix) && catalog.service(prefix) && !having.has(prefix.toLowerCase()))
      lacking.add(prefix.toLowerCase());
  }
  if (lacking.size === 0) return undefined;
  return [...lacking].map((prefix) => `\`${prefix}\``).join(', ');
}
