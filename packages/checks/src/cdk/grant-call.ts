import type { DeclaredResource, PolicyInContext } from '@leastwise/core';
import { constructName } from './construct-name.ts';
import type { FittingGrants } from './match-grant.ts';

/** What to write in the CDK app in place of a statement. */
export interface GrantCalls {
  /** `` `invoices.grantRead(exporter)` ``, one for each grant and resource. */
  readonly text: string;
  /** The resources' names, or undefined where the template has none or too many to name. */
  readonly names?: readonly string[];
}

/** With more candidates than these, naming them all says nothing. */
const MOST_NAMED = 3;

/** The calls that grant a policy's construct what it needs. */
export function grantCalls(
  { grants, resource }: FittingGrants,
  siblings: readonly DeclaredResource[],
  subject: PolicyInContext,
): GrantCalls {
  const named = siblings.length > 0 && siblings.length <= MOST_NAMED;
  const names = named ? siblings.map(constructName) : [camelCase(resource.noun)];
  const grantee = granteeName(subject);
  const calls = names.map((name) => {
    return grants.map(({ method }) => `\`${name}.${method}(${grantee})\``).join(' and ');
  });
  return { text: calls.join(' or '), ...(named && { names }) };
}

/** The name of the construct that wears a policy. */
export function granteeName({ owner }: PolicyInContext): string {
  return owner ? constructName(owner) : 'grantee';
}

function camelCase(noun: string): string {
  return noun.replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase());
}
