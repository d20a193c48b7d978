import { GRANTED_RESOURCES, type Grant, type GrantedResource } from './grants.ts';

/** Grants to write in place of a statement. */
export interface FittingGrants {
  readonly resource: GrantedResource;
  /** As few as cover what grants can. */
  readonly grants: readonly Grant[];
  /** Those of the named actions that no grant allows: they need a statement of their own. */
  readonly rest: readonly string[];
}

const BY_TYPE = new Map(
  GRANTED_RESOURCES.flatMap((resource) => resource.types.map((type) => [type, resource] as const)),
);

/**
 * The smallest grants of a resource that cover actions.
 * @param resourceType as CloudFormation names it: `AWS::S3::Bucket`
 * @param named actions written out, all of which are meant
 * @param broad actions that wildcards cover, which are taken to be meant as far as grants for everyday use go
 * @returns undefined when no grant of the resource allows any of them
 */
export function grantsFor(
  resourceType: string,
  named: readonly string[],
  broad: readonly string[] = [],
): FittingGrants | undefined {
  const resource = BY_TYPE.get(resourceType);
  if (!resource) return undefined;
  const everyday = resource.grants.filter(({ isSpecial }) => !isSpecial);
  const special = resource.grants.filter((grant) => grant.isSpecial && !isWhole(grant));
  const open = new Set([...named, ...broad]);
  const grants = take(everyday, open);
  for (const action of broad) open.delete(action);
  grants.push(
    ...take(
      special.filter((grant) => isMeant(grant, [...named, ...broad])),
      open,
    ),
  );
  const needed = grants.filter((one) => !grants.some((other) => other !== one && includes(other, one)));
  return needed.length > 0
    ? { resource, grants: needed, rest: named.filter((action) => open.has(action)) }
    : undefined;
}

/** Takes grants until none covers more of what is open, and removes what they cover. */
function take(grants: readonly Grant[], open: Set<string>): Grant[] {
  const taken: Grant[] = [];
  for (;;) {
    let best: Grant | undefined;
    let most: readonly string[] = [];
    // Later ones allow more: they are better only where they cover more.
    for (const grant of grants) {
      const covered = [...open].filter((action) => allows(grant, action));
      if (covered.length > most.length) [best, most] = [grant, covered];
    }
    if (!best) return taken;
    taken.push(best);
    for (const action of most) open.delete(action);
  }
}

/** Whether a statement allows most of what a grant would: one made for more would widen it. */
function isMeant({ actions }: Grant, granted: readonly string[]): boolean {
  const used = actions.filter((pattern) =>
    granted.some((action) => matches(pattern.toLowerCase(), action.toLowerCase())),
  );
  return used.length * 2 >= actions.length;
}

/** Whether a grant of the resource writes an action or pattern just so: `s3:GetObject*`. */
export function isWrittenByGrant(resourceType: string, pattern: string): boolean {
  const wanted = pattern.toLowerCase();
  const grants = BY_TYPE.get(resourceType)?.grants ?? [];
  return grants.some(({ actions, formerly }) => {
    return [...actions, ...formerly].some((action) => action.toLowerCase() === wanted);
  });
}

/** Verdicts on the actions that were asked about: of each resource, the same ones come up in every policy. */
const GRANTABLE = new WeakMap<GrantedResource, Map<string, boolean>>();

/** Whether a grant of the resource allows an action that exists. */
export function isGrantable(resource: GrantedResource, action: string): boolean {
  let verdicts = GRANTABLE.get(resource);
  if (!verdicts) {
    verdicts = new Map();
    GRANTABLE.set(resource, verdicts);
  }
  let verdict = verdicts.get(action);
  if (verdict === undefined) {
    verdict = resource.grants.some((grant) => !isWhole(grant) && allows(grant, action));
    verdicts.set(action, verdict);
  }
  return verdict;
}

/** The grants of the construct for a type of resource. */
export function grantsOf(resourceType: string): GrantedResource | undefined {
  return BY_TYPE.get(resourceType);
}

function isWhole({ actions }: Grant): boolean {
  return actions.some((action) => action.endsWith(':*'));
}

function includes(outer: Grant, inner: Grant): boolean {
  return inner.actions.every((action) => outer.actions.includes(action));
}

function allows(grant: Grant, action: string): boolean {
  return grant.actions.some((pattern) => matches(pattern.toLowerCase(), action.toLowerCase()));
}

/** Patterns of grants have a star at their end, if any. */
function matches(pattern: string, action: string): boolean {
  return pattern.endsWith('*') ? action.startsWith(pattern.slice(0, -1)) : pattern === action;
}
