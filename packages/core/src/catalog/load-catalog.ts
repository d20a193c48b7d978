import { managedPolicyIndex } from './generated/managed-policy-index.ts';
import { actionNames, date, services } from './generated/services.ts';
import type {
  AccessLevel,
  Action,
  Catalog,
  ConditionKey,
  ConditionKeyType,
  ManagedPolicies,
  ManagedPolicy,
  ResourceType,
  Service,
} from './model.ts';

type EncodedAction = [string, string, number, [number, number, ...number[]][], number[], number[], number];
interface EncodedService {
  readonly n: string;
  readonly a: readonly EncodedAction[];
  readonly r: readonly [string, string, number[]][];
  readonly k: readonly [string, string, string][];
  readonly s: readonly string[];
}

const LEVELS: readonly AccessLevel[] = ['List', 'Read', 'Write', 'Permissions management', 'Tagging'];

let loaded: Catalog | undefined;

/** The catalogue that this version ships. Loads by service, so asking for one costs only that one. */
export function loadCatalog(): Catalog {
  loaded ??= new ShippedCatalog();
  return loaded;
}

class ShippedCatalog implements Catalog {
  readonly date = date;
  readonly actionCount: number;
  readonly #prefixes = Object.keys(actionNames);
  readonly #firstOrdinals = new Map<string, number>();
  readonly #services = new Map<string, Service>();
  readonly #actions = new Map<string, Map<string, Action>>();
  readonly #matching = new Map<string, readonly Action[]>();
  readonly #names = new Map<string, readonly string[]>();
  #keys: Map<string, ConditionKey> | undefined;

  constructor() {
    let count = 0;
    for (const prefix of this.#prefixes) {
      this.#firstOrdinals.set(prefix, count);
      count += this.#namesOf(prefix).length;
    }
    this.actionCount = count;
  }

  servicePrefixes(): readonly string[] {
    return this.#prefixes;
  }

  service(prefix: string): Service | undefined {
    const folded = prefix.toLowerCase();
    let service = this.#services.get(folded);
    if (!service) {
      const text = Object.hasOwn(services, folded) ? services[folded] : undefined;
      if (text === undefined) return undefined;
      service = decode(folded, JSON.parse(text) as EncodedService, this.#firstOrdinals.get(folded)!);
      this.#services.set(folded, service);
    }
    return service;
  }

  action(id: string): Action | undefined {
    const colon = id.indexOf(':');
    if (colon === -1) return undefined;
    return this.#byName(id.slice(0, colon).toLowerCase())?.get(id.slice(colon + 1).toLowerCase());
  }

  actionByOrdinal(ordinal: number): Action {
    let low = 0;
    let high = this.#prefixes.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#firstOrdinals.get(this.#prefixes[middle]!)! <= ordinal) low = middle;
      else high = middle - 1;
    }
    const prefix = this.#prefixes[low]!;
    return this.service(prefix)!.actions[ordinal - this.#firstOrdinals.get(prefix)!]!;
  }

  actionsMatching(pattern: string): readonly Action[] {
    const folded = pattern.toLowerCase();
    let matching = this.#matching.get(folded);
    if (!matching) {
      matching = [...this.#match(folded)];
      if (this.#matching.size > 50_000) this.#matching.clear();
      this.#matching.set(folded, matching);
    }
    return matching;
  }

  *#match(pattern: string): Generator<Action> {
    if (!/[*?]/.test(pattern)) {
      const action = this.action(pattern);
      if (action) yield action;
      return;
    }
    const regex = new RegExp(
      `^${pattern
        .replace(/[.+^${}()|[\]\\]/g, '\\$&')
        .replace(/\*+/g, '.*')
        .replace(/\?/g, '.')}$`,
    );
    const literal = /^([^*?:]+):/.exec(pattern)?.[1];
    for (const prefix of literal ? [literal] : this.#prefixes) {
      const names = this.#namesOf(prefix);
      for (let at = 0; at < names.length; at++) {
        if (regex.test(`${prefix}:${names[at]}`)) yield this.service(prefix)!.actions[at]!;
      }
    }
  }

  resourceType(service: string, name: string): ResourceType | undefined {
    return this.service(service)?.resourceTypes.find((type) => type.name === name);
  }

  conditionKey(name: string): ConditionKey | undefined {
    this.#keys ??= new Map(
      this.#prefixes.flatMap((prefix) =>
        this.service(prefix)!.conditionKeys.map((key) => [keyForm(key.name), key] as const),
      ),
    );
    return this.#keys.get(keyForm(name)) ?? this.#keys.get(`${keyForm(name).split('/')[0]}/\${}`);
  }

  actionKnowsKey(action: Action, key: string): boolean {
    const folded = key.toLowerCase();
    if (folded.startsWith('aws:')) return true;
    const form = `${folded.split('/')[0]}`;
    const types = action.resourceTypes.flatMap(({ name, conditionKeys }) => [
      ...conditionKeys,
      ...(this.resourceType(action.service, name)?.conditionKeys ?? []),
    ]);
    return [...action.conditionKeys, ...types].some((known) => known.toLowerCase().split('/')[0] === form);
  }

  globalConditionKeys(): readonly ConditionKey[] {
    return [];
  }

  #namesOf(prefix: string): readonly string[] {
    let names = this.#names.get(prefix);
    if (!names) {
      const text = Object.hasOwn(actionNames, prefix) ? actionNames[prefix]! : '';
      names = text === '' ? [] : text.toLowerCase().split(',');
      this.#names.set(prefix, names);
    }
    return names;
  }

  #byName(prefix: string): ReadonlyMap<string, Action> | undefined {
    let actions = this.#actions.get(prefix);
    if (!actions) {
      const service = this.service(prefix);
      if (!service) return undefined;
      actions = new Map(service.actions.map((action) => [action.name.toLowerCase(), action]));
      this.#actions.set(prefix, actions);
    }
    return actions;
  }
}

function keyForm(name: string): string {
  return name.toLowerCase().replace(/\$\{[^}]*\}/g, '${}');
}

function decode(prefix: string, encoded: EncodedService, first: number): Service {
  const string = (at: number): string => encoded.s[at]!;
  return {
    prefix,
    name: encoded.n,
    actions: encoded.a.map(([name, description, level, types, keys, dependents, permissionOnly], at) => ({
      id: `${prefix}:${name}`,
      service: prefix,
      name,
      ordinal: first + at,
      description,
      accessLevel: LEVELS[level]!,
      resourceTypes: types.map(([type, required, ...typeKeys]) => ({
        name: encoded.r[type]![0],
        required: required === 1,
        conditionKeys: typeKeys.map(string),
      })),
      conditionKeys: keys.map(string),
      dependentActions: dependents.map(string),
      permissionOnly: permissionOnly === 1,
    })),
    resourceTypes: encoded.r.map(([name, arn, keys]) => ({
      service: prefix,
      name,
      arn,
      conditionKeys: keys.map(string),
    })),
    conditionKeys: encoded.k.map(([name, description, type]) => ({
      name,
      description,
      type: type.replace(/^ArrayOf/, '') as ConditionKeyType,
      multiValued: type.startsWith('ArrayOf'),
      global: name.startsWith('aws:'),
    })),
  };
}

type IndexRow = [name: string, path: string, version: string, updated: string, deprecated: number];

/** AWS managed policies without their documents: names, ARNs and versions. */
export function managedPolicyArns(): ReadonlyMap<string, string> {
  return new Map(
    (JSON.parse(managedPolicyIndex) as IndexRow[]).map(([name, path]) => [
      name,
      `arn:aws:iam::aws:policy/${path}${name}`,
    ]),
  );
}

/** AWS managed policies with their documents, which load on the first call. */
export async function loadManagedPolicies(): Promise<ManagedPolicies> {
  const { managedPolicyDocuments } = await import('./generated/managed-policy-documents.ts');
  const policies = new Map<string, ManagedPolicy>();
  for (const [name, path, version, updated, deprecated] of JSON.parse(managedPolicyIndex) as IndexRow[]) {
    const policy: ManagedPolicy = {
      name,
      arn: `arn:aws:iam::aws:policy/${path}${name}`,
      version,
      updated,
      document: managedPolicyDocuments[name]!,
      deprecated: deprecated === 1,
    };
    policies.set(name, policy);
    policies.set(policy.arn, policy);
  }
  const names = [...policies.keys()].filter((key) => !key.startsWith('arn:'));
  return { date, names: () => names, get: (nameOrArn) => policies.get(nameOrArn) };
}
