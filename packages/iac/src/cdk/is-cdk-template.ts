import { type Node, stringOf, valueAt } from '@leastwise/core';

/** The key of a resource's metadata under which synthesis notes its construct. */
export const PATH_METADATA = 'aws:cdk:path';

/** The construct path that a resource's metadata has. */
export function constructPathOf(resource: Node | undefined): string | undefined {
  return stringOf(valueAt(valueAt(resource, 'Metadata'), PATH_METADATA));
}

/** Whether CDK synthesised a template: whether a resource notes its construct. */
export function isCdkTemplate(template: Node): boolean {
  const resources = valueAt(template, 'Resources');
  if (resources?.type !== 'mapping') return false;
  return resources.entries.some(({ value }) => constructPathOf(value) !== undefined);
}
