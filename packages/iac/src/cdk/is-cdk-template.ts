import { type Node, stringOf, valueAt } from '@leastwise/core';

/** The key of a resource's metadata under which synthesis notes its construct. */
const PATH_METADATA = 'aws:cdk:path';

/** The construct path that a resource's metadata has. */
export function constructPathOf(resource: Node | undefined): string | undefined {
  return stringOf(valueAt(valueAt(resource, 'Metadata'), PATH_METADATA));
}

/**
 * Whether CDK synthesised a template: whether a resource notes its construct, or the template asks for the
 * bootstrap stack of CDK or tells the version of its libraries.
 */
export function isCdkTemplate(template: Node): boolean {
  const bootstrap = valueAt(valueAt(valueAt(template, 'Parameters'), 'BootstrapVersion'), 'Default');
  if (stringOf(bootstrap)?.startsWith('/cdk-bootstrap/')) return true;
  const resources = valueAt(template, 'Resources');
  if (resources?.type !== 'mapping') return false;
  return resources.entries.some(({ value }) => {
    return constructPathOf(value) !== undefined || stringOf(valueAt(value, 'Type')) === 'AWS::CDK::Metadata';
  });
}
