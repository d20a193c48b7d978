import type { Range } from '@leastwise/core';
import type { TerraformResource } from '../terraform-resource.ts';
import { unknown } from '../value/unknowns.ts';
import type { Value } from '../value/value.ts';
import type { Configuration } from './configuration.ts';
import { ModuleInstance } from './module-instance.ts';
import type { Run } from './run.ts';

/**
 * The resources that a root module does not have as its variables' defaults have it (`create = false`), and may have:
 * whoever calls the module, or applies it, gives the variables other values. They are as they are whatever the
 * variables with defaults are given.
 * @param root the module, evaluated with the defaults
 */
export function absentByDefault(
  root: ModuleInstance,
  configuration: Configuration,
  given: ReadonlyMap<string, () => Value>,
  run: Run,
): TerraformResource[] {
  const absent = root.absent();
  if (absent.length === 0) return [];
  const open = undecided(configuration, given);
  const whatever = new ModuleInstance(run, configuration, {
    address: '',
    path: [],
    given: open,
    callers: [],
  });
  const seen = new Set<string>();
  return absent.flatMap(({ path, address }) => {
    const block = [...path, address].join('.');
    if (seen.has(block)) return [];
    seen.add(block);
    return [...whatever.resourcesOf(path, address)];
  });
}

/** What the variables of a root module are given, with something that nobody knows for those that have defaults. */
function undecided(
  { variables }: Configuration,
  given: ReadonlyMap<string, () => Value>,
): ReadonlyMap<string, () => Value> {
  const all = new Map(given);
  for (const { name, default: fallback } of variables.values()) {
    if (!fallback || all.has(name)) continue;
    const { range }: { readonly range: Range } = fallback;
    all.set(name, () => unknown(`var.${name}`, `variable \`${name}\` may be given a value`, range));
  }
  return all;
}
