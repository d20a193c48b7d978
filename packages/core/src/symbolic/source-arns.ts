import type { Catalog } from '../catalog/model.ts';

/**
 * Of each pattern of `aws:SourceArn` that leaves the account open, a resource that somebody else could have: whoever
 * runs an account chooses the names in it.
 * @param account somebody else's
 */
export function sourcesElsewhere(patterns: Iterable<string>, account: string, catalog: Catalog): string[] {
  return [...patterns].flatMap((pattern) => sourceElsewhere(pattern, account, catalog) ?? []);
}

function sourceElsewhere(pattern: string, account: string, catalog: Catalog): string | undefined {
  const [, partition = '', service = '', region = '', owner = '', name = ''] =
    /^arn:([^:]*):([^:]*):([^:]*):([^:]*):(.+)$/s.exec(pattern) ?? [];
  if (name === '' || pattern.includes('${') || !(owner === '' || WILDCARD.test(owner))) return undefined;
  // A name that is one of a kind in all of AWS, as a bucket's is, belongs to one account only.
  if (!WILDCARD.test(name) && (owner === '' || hasGlobalNames(service, catalog))) return undefined;
  const fill = (part: string, plain: string): string => (WILDCARD.test(part) ? plain : part);
  const named = name.replaceAll('*', 'outsider').replaceAll('?', 'x');
  return `arn:${fill(partition, 'aws')}:${fill(service, 'sns')}:${fill(region, 'us-east-1')}:${fill(owner, account)}:${named}`;
}

const WILDCARD = /[*?]/;

/** Whether some resources of a service have ARNs without an account. */
function hasGlobalNames(service: string, catalog: Catalog): boolean {
  const types = catalog.service(service)?.resourceTypes ?? [];
  return types.some(({ arns }) => arns.some((arn) => arn.split(':')[4] === ''));
}
