import type { DeclaredResource } from '@leastwise/core';

/** Ids that libraries give the parts of a construct: the construct itself is above them. */
const PARTS = new Set([
  'DefaultPolicy',
  'ExecutionRole',
  'FargateTaskDef',
  'InlinePolicy',
  'Policy',
  'Resource',
  'Role',
  'ServiceRole',
  'TaskDef',
  'TaskDefinition',
  'TaskRole',
]);

/**
 * The name that a variable for the construct behind a resource would have: `exporter` for the default policy of
 * the role of `OrdersStack/Exporter`.
 */
export function constructName({ constructPath, id }: DeclaredResource): string {
  if (constructPath === undefined) return toVariable(withoutParts(id)) || toVariable(id);
  const parts = constructPath.split('/').slice(1);
  while (parts.length > 1 && PARTS.has(parts.at(-1)!)) parts.pop();
  return toVariable(parts.at(-1) ?? '') || toVariable(id);
}

/** A logical id is the ids of all constructs above it and eight digits of a hash. */
function withoutParts(id: string): string {
  const name = id.replace(/[0-9A-F]{8}$/, '');
  return name.replace(/(?<=.)(?:(?:Service|Execution|Task)?Role)?(?:DefaultPolicy)?$/, '');
}

function toVariable(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const joined = words
    .map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('');
  return joined.replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (start) => start.toLowerCase()).replace(/^(?=\d)/, '_');
}
