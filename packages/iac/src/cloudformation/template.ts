import { type Entry, listOf, type Node, type Range, stringOf, valueAt } from '@leastwise/core';
import { describeNode } from './describe-node.ts';
import { expandForEach } from './for-each.ts';
import { intrinsicOf } from './intrinsic-call.ts';
import { entriesOf, textOf } from './plain-nodes.ts';
import type { PolicyLocation } from './policy-locations.ts';

/** A parameter of a template. */
export interface Parameter {
  readonly name: string;
  readonly type: string;
  readonly default?: string;
  /** The values that it may have, when the template lists them. */
  readonly allowed?: readonly string[];
  readonly isSecret: boolean;
}

/** A resource as the template has it. */
export interface TemplateResource {
  readonly id: string;
  readonly idRange: Range;
  readonly type: string;
  readonly range: Range;
  /** The whole resource: `Type`, `Properties`, `Metadata`, ... */
  readonly node: Node;
  readonly properties: Node | undefined;
  /** The condition under which it exists. */
  readonly condition?: string;
}

/** What a resource that exists is called. */
export interface KnownNames {
  readonly arn?: string;
  /** Its name, id or URL: whatever others may refer to it by. */
  readonly names: readonly string[];
}

/** A template taken apart, loops expanded, functions not yet resolved. */
export interface Template {
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** Values of pseudo parameters where they are not those of `PSEUDO_PARAMETERS`. */
  readonly pseudoParameters?: ReadonlyMap<string, string>;
  /** What resources are called once they are there, by id, where that is known beside their properties. */
  readonly known?: ReadonlyMap<string, KnownNames>;
  /** Places of policies beside those of CloudFormation's own types, by type. */
  readonly moreLocations?: ReadonlyMap<string, readonly PolicyLocation[]>;
  readonly mappings: Node | undefined;
  readonly conditions: ReadonlyMap<string, Node>;
  readonly resources: ReadonlyMap<string, TemplateResource>;
  /** The transforms that it names, with their places. */
  readonly transforms: readonly { readonly name: string; readonly range: Range }[];
  /** Whole resources and other parts that could not be taken apart. */
  readonly notes: readonly TemplateNote[];
}

/** Something about a part of the template that people need to know. */
export interface TemplateNote {
  readonly range: Range;
  readonly reason: string;
}

/** How to take a template apart. */
interface LoadOptions extends Pick<Template, 'pseudoParameters' | 'moreLocations' | 'known'> {
  /** Whether there may be loops to write out; looking for them goes through everything. */
  readonly mayLoop?: boolean;
}

/** Takes a template apart. */
export function loadTemplate(root: Node, { mayLoop = true, ...more }: LoadOptions = {}): Template {
  const notes: TemplateNote[] = [];
  const note = (range: Range, reason: string): void => {
    notes.push({ range, reason });
  };
  const parameters = new Map(
    entriesOf(valueAt(root, 'Parameters')).map(({ key, value }) => [key, readParameter(key, value)]),
  );
  const mappings = valueAt(root, 'Mappings');
  const expanded = mayLoop ? expandForEach(root, { parameters, mappings }, note) : root;
  const conditions = new Map(
    entriesOf(valueAt(expanded, 'Conditions')).map(({ key, value }) => [key, value]),
  );
  const resources = new Map<string, TemplateResource>();
  for (const entry of entriesOf(valueAt(expanded, 'Resources'))) {
    const resource = readResource(entry);
    if (resource) resources.set(entry.key, resource);
    else if (entry.key === 'Fn::Transform')
      note(entry.keyRange, 'a macro adds to the resources of the template');
    else if (!entry.key.startsWith('Fn::')) note(entry.keyRange, `resource \`${entry.key}\` has no \`Type\``);
  }
  const transforms: { name: string; range: Range }[] = [];
  for (const node of listOf(valueAt(root, 'Transform'))) {
    const name = stringOf(node) ?? stringOf(valueAt(node, 'Name'));
    if (name !== undefined) transforms.push({ name, range: node.range });
  }
  return { ...more, parameters, mappings, conditions, resources, transforms, notes };
}

function readParameter(name: string, node: Node): Parameter {
  const fallback = textOf(valueAt(node, 'Default'));
  const allowed = valueAt(node, 'AllowedValues');
  return {
    name,
    type: stringOf(valueAt(node, 'Type')) ?? 'String',
    ...(fallback !== undefined && { default: fallback }),
    ...(allowed?.type === 'sequence' && { allowed: allowed.items.flatMap((item) => textOf(item) ?? []) }),
    isSecret: textOf(valueAt(node, 'NoEcho'))?.toLowerCase() === 'true',
  };
}

function readResource({ key, keyRange, value }: Entry): TemplateResource | undefined {
  const typeNode = valueAt(value, 'Type');
  const type = typeNode && (intrinsicOf(typeNode) ? describeNode(typeNode) : stringOf(typeNode));
  if (type === undefined) return undefined;
  const condition = stringOf(valueAt(value, 'Condition'));
  return {
    id: key,
    idRange: keyRange,
    type,
    range: { start: keyRange.start, end: Math.max(keyRange.end, value.range.end) },
    node: value,
    properties: valueAt(value, 'Properties'),
    ...(condition !== undefined && { condition }),
  };
}
