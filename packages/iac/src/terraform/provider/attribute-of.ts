import { type Node, type OpaqueTable, type Range, valueAt } from '@leastwise/core';
import type { TerraformResource } from '../terraform-resource.ts';

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
 * What a reference to an attribute of a resource gives: the argument as configured, or what only the provider knows,
 * which is a letter of the resource's own.
 */
export function attributeOf({ resource, attribute, range, opaque }: AttributeReference): Node {
  const configured = valueAt(resource.body, attribute);
  if (configured) return configured;
  const name = `${resource.address}.${attribute}`;
  const reason = `only deployment knows \`${name}\``;
  return { type: 'unresolved', reason, letter: opaque.letter(`\${${name}}`), range };
}
