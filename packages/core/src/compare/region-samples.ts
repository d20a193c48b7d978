import type { Action, Catalog } from '../catalog/model.ts';
import { fittingResources } from '../symbolic/fitting-resources.ts';
import type { Region } from '../symbolic/region.ts';
import { arnPattern } from '../symbolic/text/pattern.ts';
import { TextSet } from '../symbolic/text/text-set.ts';
import type { SideStatement } from './side.ts';

/** The account of the resources in requests that are made up. */
export const OWN_ACCOUNT = '111122223333';

/** Actions of the region that exist, each with a resource of the region that it can name; at most so many. */
export function* existingActions(
  catalog: Catalog,
  region: Region,
  allow: SideStatement,
  most: number,
): Generator<{ action: Action; resource: string }> {
  const samples = samplesOf(region, allow);
  let found = 0;
  for (const prefix of servicesOf(catalog, region, allow)) {
    const names = region.actions.namesIn(prefix);
    if (names.isEmpty) continue;
    for (const action of catalog.service(prefix)?.actions ?? []) {
      if (!names.isAll && !names.has(action.name.toLowerCase())) continue;
      const fitting = fittingResources(catalog, action);
      const resource =
        fitting.examples(OWN_ACCOUNT).find((example) => region.resources.has(example)) ??
        samples.find((sample) => fitting.has(sample));
      if (resource === undefined) continue;
      yield { action, resource };
      if (++found >= most) return;
    }
  }
}

/** The services of the region's actions, without those whose resources the statement does not reach. */
function servicesOf(catalog: Catalog, { actions }: Region, { statement }: SideStatement): readonly string[] {
  const services = actions.elsewhere.isEmpty ? actions.services : catalog.servicePrefixes();
  const { resource } = statement;
  if (!resource || resource.negated) return services;
  const named = new Set(resource.values.map(({ value }) => value.split(':')[2] ?? '*'));
  if ([...named].some((service) => !/^[a-z0-9-]+$/.test(service))) return services;
  const owners = ownersOfArns(catalog);
  return services.filter((prefix) => owners.get(prefix)?.some((service) => named.has(service)));
}

const owners = new WeakMap<Catalog, ReadonlyMap<string, readonly string[]>>();

/** For each service, the services in the ARNs that its actions take: those of `ec2` take ARNs of a few others. */
function ownersOfArns(catalog: Catalog): ReadonlyMap<string, readonly string[]> {
  let map = owners.get(catalog);
  if (!map) {
    map = new Map(
      catalog.servicePrefixes().map((prefix) => {
        const forms = catalog.service(prefix)?.resourceTypes.flatMap(({ arns }) => arns) ?? [];
        return [prefix, [...new Set(forms.map((form) => form.split(':')[2] ?? ''))]];
      }),
    );
    owners.set(catalog, map);
  }
  return map;
}

/** An action of the region that does not exist yet, or that the catalogue knows nothing of. */
export function futureAction({ actions }: Region): string | undefined {
  for (const service of actions.services) {
    const name = actions.namesIn(service).example();
    if (name !== undefined) return `${service}:${name}`;
  }
  const name = actions.elsewhere.example();
  return name === undefined ? undefined : `newservice:${name}`;
}

const PLAIN_RESOURCES = ['arn:aws:s3:::example', 'arn:aws:s3:::example/a', '*'];

export function plainest(region: Region, allow: SideStatement): string | undefined {
  return PLAIN_RESOURCES.find((resource) => region.resources.has(resource)) ?? samplesOf(region, allow)[0];
}

/** Resources of the region to try actions on: of each pattern of the statement one or two. */
function samplesOf({ resources }: Region, { statement }: SideStatement): string[] {
  const patterns = statement.resource?.negated === false ? statement.resource.values.slice(0, 50) : [];
  const sets = patterns.map(({ value }) =>
    TextSet.ofPatterns([arnPattern({ text: value })]).intersection(resources),
  );
  return [...sets, resources].flatMap((set) => {
    const shortest = set.example();
    // The shortest string of `bucket/*` is not the ARN of an object.
    return shortest === undefined
      ? []
      : [`${shortest}a`, `${shortest}/a`, shortest].filter((sample) => set.has(sample));
  });
}
