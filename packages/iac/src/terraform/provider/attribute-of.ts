import { type Node, type OpaqueTable, type Range, valueAt } from '@leastwise/core';
import { RESOURCE_TYPES } from '../../cloudformation/resource-types/index.ts';
import { fill } from '../../cloudformation/resource-values.ts';
import type { TerraformResource } from '../terraform-resource.ts';
import { DATA_SOURCES } from './data-sources/index.ts';
import { deploymentOf } from './deployment.ts';
import { terraformType } from './types/index.ts';

/** A reference to an attribute of a resource: `aws_s3_bucket.b.arn`. */
export interface AttributeReference {
  readonly resource: TerraformResource;
  /** The first step after the resource; what follows is taken of the value that is given. */
  readonly attribute: string;
  /** Where the reference stands. */
  readonly range: Range;
  readonly opaque: OpaqueTable;
}

/**
 * What a reference to an attribute of a resource gives: the argument as configured, what is known of such resources
 * (an ARN in which only the name is opaque), or a letter of the attribute's own.
 */
export function attributeOf(reference: AttributeReference): Node {
  const { resource, attribute, range, opaque } = reference;
  const configured = valueAt(resource.body, attribute);
  if (configured) return configured;
  const found = resource.mode === 'data' ? DATA_SOURCES.get(resource.type)?.(reference) : undefined;
  if (found) return found;
  const value = computed(reference);
  if (value !== undefined) return { type: 'scalar', value, range };
  const name = `${resource.address}.${attribute}`;
  const reason = `only deployment knows \`${name}\``;
  return { type: 'unresolved', reason, letter: opaque.letter(`\${${name}}`), range };
}

/** The text of an attribute that the provider computes, as far as it is known. */
function computed({ resource, attribute, opaque }: AttributeReference): string | undefined {
  const known = terraformType(resource.type);
  if (!known) return undefined;
  const template = templateOf(known, attribute);
  if (template === undefined) return undefined;
  const { resolver, resource: asTemplate } = bound(resource, opaque);
  if (template === '${Arn}' && resource.mode === 'data') {
    const arn = valueAt(resource.body, 'arn');
    const given = arn && resolver.text(arn);
    if (given !== undefined) return given;
  }
  return fill(template, asTemplate, resolver);
}

function bound(resource: TerraformResource, opaque: OpaqueTable) {
  const deployment = deploymentOf(opaque);
  return { resolver: deployment.resolver, resource: deployment.resource(resource) };
}

function templateOf(
  { type, properties, attributes }: NonNullable<ReturnType<typeof terraformType>>,
  attribute: string,
): string | undefined {
  if (Object.hasOwn(attributes, attribute)) return attributes[attribute];
  const facts = RESOURCE_TYPES.get(type);
  if (attribute === 'arn' && facts?.arn !== undefined) return '${Arn}';
  if (attribute === 'id') return '${Name}';
  return facts?.name !== undefined && properties[facts.name] === attribute ? '${Name}' : undefined;
}
