import type { Action, Catalog } from '../catalog/model.ts';
import { spend } from '../symbolic/budget.ts';
import { arnFormsOf, exampleOfForm, isOfForm } from '../symbolic/fitting-resources.ts';
import type { Region } from '../symbolic/region.ts';
import { arnPattern } from '../symbolic/text/pattern.ts';
import { TextSet } from '../symbolic/text/text-set.ts';
import { OWN_ACCOUNT, plainResourcesOf } from './plain-resources.ts';
import type { SideStatement } from './side.ts';

/** Actions of the region that exist, each with a resource of the region that it can name; at most so many. */
export function* existingActions(
  catalog: Catalog,
  region: Region,
  allow: SideStatement,
  most: number,
): Generator<{ action: Action; resource: string }> {
  const resources = new RegionResources(region, allow);
  let found = 0;
  const { actions: all } = region;
  for (const prefix of all.elsewhere.isEmpty ? all.services : catalog.servicePrefixes()) {
    spend(5);
    const names = region.actions.namesIn(prefix);
    if (names.isEmpty) continue;
    const { actions, targets, services } = actionTargets(catalog, prefix);
    if (!services.some((service) => resources.reachService(service))) continue;
    spend(targets.length * 20 + actions.length);
    const reached = targets.map((forms) => resources.ofForms(forms));
    if (reached.every((resource) => resource === undefined)) continue;
    for (const { action, name, target } of actions) {
      const resource = reached[target];
      if (resource === undefined || !names.has(name)) continue;
      yield { action, resource };
      if (++found >= most) return;
    }
  }
}

/** A resource of a region, and how many come before it. */
interface Sample {
  readonly sample: string;
  readonly rank: number;
}

/** Finds resources of a region by the forms of ARNs, each looked for once. */
class RegionResources {
  readonly #region: Region;
  readonly #allow: SideStatement;
  /** By form: its example where the region has that, or the number of the first sample that is of the form. */
  readonly #byForm = new Map<string, string | number>();
  readonly #byService = new Map<string, boolean>();
  /** By the service in them: a form has one, so that only few samples can be of it. */
  #byArnService: ReadonlyMap<string, readonly Sample[]> | undefined;
  #ranked: readonly string[] = [];

  constructor(region: Region, allow: SideStatement) {
    this.#region = region;
    this.#allow = allow;
  }

  /** A resource of any of the forms: an example where the region has one, else the plainest sample. */
  ofForms(forms: readonly string[]): string | undefined {
    let first = Number.POSITIVE_INFINITY;
    for (const form of forms) {
      let found = this.#byForm.get(form);
      if (found === undefined) {
        found = this.#find(form);
        this.#byForm.set(form, found);
      }
      if (typeof found === 'string') return found;
      first = Math.min(first, found);
    }
    return this.#ranked[first];
  }

  /** Whether there may be ARNs of a service, as forms name it; passes over most services at once. */
  reachService(service: string): boolean {
    let found = this.#byService.get(service);
    if (found === undefined) {
      const { resources } = this.#region;
      // One form in the catalogue leaves the service open.
      found =
        service.includes('$') ||
        (service === WITHOUT_RESOURCE
          ? resources.has(service)
          : resources.hasBeginning(`arn:aws:${service}:`) || this.#samples.has(service));
      this.#byService.set(service, found);
    }
    return found;
  }

  #find(form: string): string | number {
    const service = serviceOf(form);
    if (!this.reachService(service)) return Number.POSITIVE_INFINITY;
    const example = form === WITHOUT_RESOURCE ? form : exampleOfForm(form, OWN_ACCOUNT);
    if (this.#region.resources.has(example)) return example;
    const near = service.includes('$') ? [...this.#samples.values()].flat() : this.#samples.get(service);
    return near?.find(({ sample }) => isOfForm(form, sample))?.rank ?? Number.POSITIVE_INFINITY;
  }

  get #samples(): ReadonlyMap<string, readonly Sample[]> {
    if (!this.#byArnService) {
      const byService = new Map<string, Sample[]>();
      this.#ranked = samplesOf(this.#region, this.#allow);
      for (const [rank, sample] of this.#ranked.entries()) {
        const near = byService.get(serviceOf(sample));
        if (near) near.push({ sample, rank });
        else byService.set(serviceOf(sample), [{ sample, rank }]);
      }
      this.#byArnService = byService;
    }
    return this.#byArnService;
  }
}

/** The form of what actions without resource types name. */
const WITHOUT_RESOURCE = '*';

/** The service in an ARN or in the form of one; `*` for what has no resource. */
function serviceOf(arn: string): string {
  return arn === WITHOUT_RESOURCE ? arn : (arn.split(':', 3)[2] ?? '');
}

/** The actions of a service, and what they work on. */
interface ActionTargets {
  /** With the name in lower case, and the position of what the action works on. */
  readonly actions: readonly { readonly action: Action; readonly name: string; readonly target: number }[];
  /** Forms of ARNs, each list of them once. */
  readonly targets: readonly (readonly string[])[];
  /** The services in the forms: actions of `ec2` take ARNs of a few others. */
  readonly services: readonly string[];
}

const targetsKept = new WeakMap<Catalog, Map<string, ActionTargets>>();

function actionTargets(catalog: Catalog, prefix: string): ActionTargets {
  const services = targetsKept.get(catalog) ?? new Map<string, ActionTargets>();
  targetsKept.set(catalog, services);
  let found = services.get(prefix);
  if (!found) {
    const numbers = new Map<string, number>();
    const targets: (readonly string[])[] = [];
    const actions = (catalog.service(prefix)?.actions ?? []).map((action) => {
      const forms = action.resourceTypes.length === 0 ? [WITHOUT_RESOURCE] : arnFormsOf(catalog, action);
      const key = forms.join('\n');
      let target = numbers.get(key);
      if (target === undefined) {
        target = targets.length;
        numbers.set(key, target);
        targets.push(forms);
      }
      return { action, name: action.name.toLowerCase(), target };
    });
    found = { actions, targets, services: [...new Set(targets.flat().map(serviceOf))] };
    services.set(prefix, found);
  }
  return found;
}

const PLAIN_RESOURCES = ['arn:aws:s3:::example', 'arn:aws:s3:::example/a', '*'];

export function plainest(region: Region, allow: SideStatement): string | undefined {
  return PLAIN_RESOURCES.find((resource) => region.resources.has(resource)) ?? samplesOf(region, allow)[0];
}

/** Plain ARNs of a pattern that are tried, at most. */
const MAX_PLAIN = 2;

/** Resources of the region to try actions on: of each pattern of the statement a few. */
function samplesOf({ resources }: Region, { statement }: SideStatement): string[] {
  const patterns = statement.resource?.negated === false ? statement.resource.values.slice(0, 50) : [];
  return [
    ...patterns.flatMap(({ value }) => {
      const set = TextSet.ofPatterns([arnPattern({ text: value })]).intersection(resources);
      const plain = plainResourcesOf(value).filter((sample) => set.has(sample));
      return [...shortestOf(set), ...plain.slice(0, MAX_PLAIN)];
    }),
    ...shortestOf(resources),
  ];
}

function shortestOf(set: TextSet): string[] {
  const shortest = set.example();
  // The shortest string of `bucket/*` is not the ARN of an object.
  return shortest === undefined
    ? []
    : [`${shortest}a`, `${shortest}/a`, shortest].filter((sample) => set.has(sample));
}
