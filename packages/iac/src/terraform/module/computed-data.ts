import { type Node, type OpaqueTable, type Range, stringOf, valueAt } from '@leastwise/core';
import type { Scope } from '../evaluate/scope.ts';
import { renderedTemplate, textOfFile } from '../functions/files.ts';
import { toValue } from '../value/to-node.ts';
import { object, type Value } from '../value/value.ts';

/** What an attribute of a data source comes to, computed as Terraform does without asking anybody. */
type Compute = (body: Node, scope: Scope, range: Range) => Value | undefined;

function argument(body: Node, name: string, opaque: OpaqueTable): Value | undefined {
  const node = valueAt(body, name);
  return node && toValue(node, opaque);
}

/** https://registry.terraform.io/providers/hashicorp/template/latest/docs/data-sources/file */
const templateFile: Compute = (body, scope, range) => {
  const template = argument(body, 'template', scope.opaque);
  if (template?.kind !== 'text') return undefined;
  const given = argument(body, 'vars', scope.opaque) ?? object([], range);
  return given.kind === 'object' ? renderedTemplate(template, given, { range, scope }) : undefined;
};

/** https://registry.terraform.io/providers/hashicorp/local/latest/docs/data-sources/file */
const localFile: Compute = (body, scope, range) => {
  const path = stringOf(valueAt(body, 'filename'));
  return path === undefined ? undefined : textOfFile(path, { range, scope });
};

const COMPUTED: ReadonlyMap<string, Compute> = new Map([
  ['local_file.content', localFile],
  ['template_file.rendered', templateFile],
]);

/**
 * An attribute of a data source that reads no more than the files and values that it is given; undefined for others.
 * @throws Fault where Terraform would refuse it
 */
export function computedData(
  { type, body }: { readonly type: string; readonly body: Node },
  attribute: string,
  scope: Scope,
  range: Range,
): Value | undefined {
  return COMPUTED.get(`${type}.${attribute}`)?.(body, scope, range);
}
