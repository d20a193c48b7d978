import { hasPrincipal } from '../policy/kind.ts';
import type { Statement } from '../policy/policy.ts';
import type { PolicyInContext } from '../policy/source.ts';
import { parseVariables } from '../policy/variables.ts';

/** Keys that every signed request has. */
const ALWAYS_THERE: ReadonlySet<string> = new Set([
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principaltype',
  'aws:userid',
  'aws:currenttime',
  'aws:epochtime',
  'aws:securetransport',
]);

/** Keys of the variables of a statement that may be absent, in lower case. */
export function variableKeys(
  { resource, conditions }: Statement,
  { policy, kind }: PolicyInContext,
): string[] {
  const signed = !hasPrincipal(kind);
  const keys = [resource?.values ?? [], ...conditions.map(({ values }) => values)]
    .flatMap((texts) => texts.flatMap(({ value }) => parseVariables(value, policy.version?.value)))
    .flatMap((part) => (part.type === 'variable' ? [part.key.toLowerCase()] : []))
    .filter((key) => !signed || !ALWAYS_THERE.has(key));
  return [...new Set(keys)];
}
