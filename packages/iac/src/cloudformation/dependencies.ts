import {
  listOf,
  type Node,
  readDocument,
  type SourceText,
  stringOf,
  valueAt,
  valueAtPath,
} from '@leastwise/core';
import { expandSamInput } from '../sam/expand-sam-input.ts';
import { getAttArgument, intrinsicOf } from './intrinsic-call.ts';
import { entriesOf } from './plain-nodes.ts';
import { loadTemplate } from './template.ts';

/** What each resource of a template waits for, by logical id. */
export type Dependencies = ReadonlyMap<string, ReadonlySet<string>>;

/** Reads what the resources of a template refer to and depend on, those that SAM makes included. */
export function dependenciesOf(text: SourceText): Dependencies {
  const { root } = readDocument(text);
  if (!root) return new Map();
  const { resources } = loadTemplate(expandSamInput({ text, root, format: 'cloudformation' }).root);
  const dependencies = new Map<string, Set<string>>();
  for (const { id, node, properties } of resources.values()) {
    const names = new Set(listOf(valueAt(node, 'DependsOn')).flatMap((one) => stringOf(one) ?? []));
    if (properties) collect(properties, names);
    dependencies.set(id, new Set([...names].filter((name) => resources.has(name))));
  }
  // SAM has a bucket notify the functions that listen to it, and the bucket wait for the permission.
  for (const { key, value } of entriesOf(valueAt(root, 'Resources'))) {
    for (const { value: event } of entriesOf(valueAtPath(value, ['Properties', 'Events']))) {
      const names = new Set<string>();
      if (stringOf(valueAt(event, 'Type')) === 'S3') collect(event, names);
      for (const name of names) dependencies.get(name)?.add(key);
    }
  }
  return dependencies;
}

/** The resources that wait for themselves, which CloudFormation refuses to deploy. */
export function circular(dependencies: Dependencies): ReadonlySet<string> {
  return new Set([...dependencies.keys()].filter((id) => reaches(id, id, dependencies)));
}

function reaches(from: string, to: string, dependencies: Dependencies): boolean {
  const seen = new Set<string>();
  const pending = [...(dependencies.get(from) ?? [])];
  while (pending.length > 0) {
    const id = pending.pop()!;
    if (id === to) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    pending.push(...(dependencies.get(id) ?? []));
  }
  return false;
}

function collect(node: Node, names: Set<string>): void {
  const call = intrinsicOf(node);
  if (call?.name === 'Ref') names.add(stringOf(call.argument) ?? '');
  else if (call?.name === 'Fn::GetAtt') names.add(getAttArgument(call.argument)?.id ?? '');
  else if (call?.name === 'Fn::Sub') {
    const [template] = listOf(call.argument);
    for (const [, name] of (stringOf(template) ?? '').matchAll(/\$\{(\w+)[^}]*\}/g)) names.add(name!);
  }
  if (node.type === 'sequence') for (const item of node.items) collect(item, names);
  else if (node.type === 'mapping') for (const { value } of node.entries) collect(value, names);
}
