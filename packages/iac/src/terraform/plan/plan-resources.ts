import { listOf, type Node, stringOf, valueAt } from '@leastwise/core';

/** A resource as a plan or a state lists it. */
export interface ListedResource {
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly values: Node | undefined;
  /** The whole entry, and its `address` in it. */
  readonly node: Node;
  readonly addressNode: Node;
}

/** The resources of a module and of the modules that it calls: of `planned_values`, `prior_state.values` or `values`. */
export function listedResources(values: Node | undefined): ListedResource[] {
  const found: ListedResource[] = [];
  const pending = [valueAt(values, 'root_module')];
  for (let module = pending.pop(); module; module = pending.pop()) {
    for (const node of listOf(valueAt(module, 'resources'))) {
      const resource = listed(node, valueAt(node, 'values'));
      if (resource) found.push(resource);
    }
    pending.push(...[...listOf(valueAt(module, 'child_modules'))].reverse());
  }
  return found;
}

/** A resource of a list, with its values. */
function listed(node: Node, values: Node | undefined): ListedResource | undefined {
  const text = (key: string): string | undefined => stringOf(valueAt(node, key));
  const addressNode = valueAt(node, 'address');
  const [address, type, name] = [text('address'), text('type'), text('name')];
  if (!addressNode || address === undefined || type === undefined || name === undefined) return undefined;
  const mode = text('mode') === 'data' ? 'data' : 'managed';
  return { address, mode, type, name, values, node, addressNode };
}

/** What happens to a resource. */
export interface ResourceChange {
  readonly resource: ListedResource;
  readonly actions: readonly string[];
  readonly before: Node | undefined;
  readonly after: Node | undefined;
  readonly afterUnknown: Node | undefined;
}

/** The changes of a plan by address; deposed objects, which are on their way out, are left out. */
export function resourceChanges(plan: Node): ReadonlyMap<string, ResourceChange> {
  const changes = new Map<string, ResourceChange>();
  for (const node of listOf(valueAt(plan, 'resource_changes'))) {
    const change = valueAt(node, 'change');
    const resource = listed(node, valueAt(change, 'after'));
    if (!resource || valueAt(node, 'deposed')) continue;
    changes.set(resource.address, {
      resource,
      actions: listOf(valueAt(change, 'actions')).flatMap((action) => stringOf(action) ?? []),
      before: given(valueAt(change, 'before')),
      after: given(valueAt(change, 'after')),
      afterUnknown: given(valueAt(change, 'after_unknown')),
    });
  }
  return changes;
}

function given(node: Node | undefined): Node | undefined {
  return node?.type === 'scalar' && node.value === null ? undefined : node;
}
