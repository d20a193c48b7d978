/** A resource to put into a plan, in short. */
export interface PlannedResource {
  /** Its address; the module and the key are taken from it. */
  readonly address: string;
  /** Values that are known; null to leave the resource out of what is planned, as when it is destroyed. */
  readonly values: Readonly<Record<string, unknown>> | null;
  /** As in `after_unknown`. */
  readonly unknown?: Readonly<Record<string, unknown>>;
  /** What it is before; absent for a resource to create. */
  readonly before?: Readonly<Record<string, unknown>>;
  /** As in `expressions` of the configuration; constants of the values when absent. */
  readonly expressions?: Readonly<Record<string, unknown>>;
  readonly forEach?: readonly string[];
}

/** A module call of the configuration: its arguments and its outputs by their references. */
export interface PlannedCall {
  readonly arguments?: Readonly<Record<string, readonly string[]>>;
  readonly outputs?: Readonly<Record<string, readonly string[]>>;
}

/** References as `configuration` shows them: the longest first, then what it begins with. */
export function refers(...references: readonly string[]): unknown {
  return {
    references: references.flatMap((reference) => {
      const steps = reference.split('.');
      const base = steps[0] === 'data' || steps[0] === 'module' ? 2 : 1;
      return steps.slice(base).map((_, at) => steps.slice(0, steps.length - at).join('.'));
    }),
  };
}

/** What `terraform show -json` prints of a plan with some resources. */
export function planJson(
  resources: readonly PlannedResource[],
  calls: Readonly<Record<string, PlannedCall>> = {},
): string {
  const listed = resources.map((resource) => {
    const { modules, block, key } = taken(resource.address);
    const steps = block.split('.');
    const isData = steps[0] === 'data';
    const [type, name] = isData ? steps.slice(1) : steps;
    return {
      modules,
      block,
      resource,
      entry: { address: resource.address, mode: isData ? 'data' : 'managed', type, name, ...key },
    };
  });
  const inModule = (modules: string): object => ({
    resources: listed
      .filter((one) => one.modules === modules && one.resource.values)
      .map(({ entry, resource }) => ({ ...entry, schema_version: 0, values: resource.values })),
    child_modules: [...new Set(listed.map((one) => one.modules))]
      .filter((one) => one !== modules && parentOf(one) === modules)
      .map((address) => ({ address, ...inModule(address) })),
  });
  const configured = (modules: string): object[] => {
    const blocks = new Map(
      listed
        .filter((one) => withoutKeys(one.modules) === modules)
        .map(({ block, entry, resource }) => [
          block,
          {
            ...entry,
            address: block,
            expressions: resource.expressions ?? constants(resource.values ?? {}),
            ...(resource.forEach && { for_each_expression: refers(...resource.forEach) }),
          },
        ]),
    );
    return [...blocks.values()];
  };
  const moduleCalls = Object.entries(calls).map(([name, call]) => [
    name,
    {
      source: `./${name}`,
      expressions: mapped(call.arguments ?? {}, (references) => refers(...references)),
      module: {
        resources: configured(`module.${name}`),
        outputs: mapped(call.outputs ?? {}, (references) => ({ expression: refers(...references) })),
      },
    },
  ]);
  return JSON.stringify(
    {
      format_version: '1.2',
      terraform_version: '1.11.4',
      planned_values: { root_module: inModule('') },
      resource_changes: listed.map(({ entry, resource }) => ({
        ...entry,
        change: {
          actions: actionsOf(resource),
          before: resource.before ?? null,
          after: resource.values,
          after_unknown: resource.unknown ?? {},
        },
      })),
      configuration: {
        root_module: { resources: configured(''), module_calls: Object.fromEntries(moduleCalls) },
      },
    },
    null,
    2,
  );
}

function actionsOf({ values, before }: PlannedResource): string[] {
  if (!values) return ['delete'];
  if (!before) return ['create'];
  return JSON.stringify(before) === JSON.stringify(values) ? ['no-op'] : ['update'];
}

function constants(values: Readonly<Record<string, unknown>>): object {
  return mapped(values, (value) => ({ constant_value: value }));
}

function mapped<T>(object: Readonly<Record<string, T>>, change: (value: T) => unknown): object {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}

function taken(address: string): { modules: string; block: string; key: object } {
  const [, modules = '', rest = ''] = /^((?:module\.[\w-]+(?:\["[^"]*"\])?\.)*)(.*)$/.exec(address) ?? [];
  const [, block = '', key] = /^([^[]*)(?:\[(.*)\])?$/.exec(rest) ?? [];
  return {
    modules: modules.replace(/\.$/, ''),
    block,
    key: key === undefined ? {} : { index: JSON.parse(key) as unknown },
  };
}

function parentOf(modules: string): string {
  return modules.includes('.module.') ? modules.slice(0, modules.lastIndexOf('.module.')) : '';
}

function withoutKeys(modules: string): string {
  return modules.replace(/\["[^"]*"\]/g, '');
}
