import { type Node, type Range, stringOf } from '@leastwise/core';
import { getAttArgument, intrinsicOf } from './intrinsic-call.ts';
import { branchesOf } from './locate.ts';
import type { Resolver } from './resolver.ts';
import type { Guard } from './variants.ts';

/** Something that a property refers to: a resource of the template, or something outside by name or ARN. */
export interface Reference {
  /** The logical id, for a resource of the template that is referred to as such. */
  readonly id?: string;
  /** The name or ARN; opaque in part where only deployment knows. */
  readonly text: string;
  readonly range: Range;
  /** The conditions under which it is referred to. */
  readonly guards: readonly Guard[];
}

/** What a property refers to, and whether there may be more that only deployment knows. */
export interface References {
  readonly found: readonly Reference[];
  /** Why there may be more. */
  readonly incomplete?: string;
}

/** What a property with a name, an ARN or a list of them refers to; both branches of `Fn::If` count. */
export function referencesIn(node: Node | undefined, resolver: Resolver): References {
  const found: Reference[] = [];
  let incomplete: string | undefined;
  const look = (value: Node, guards: readonly Guard[]): void => {
    const branches = branchesOf(value);
    if (branches) for (const branch of branches) look(branch.node, [...guards, branch.guard]);
    else if (value.type === 'sequence' && !value.tag) for (const item of value.items) look(item, guards);
    else {
      const id = idOf(value, resolver);
      const resolved = resolver.resolve(value);
      if (resolved?.type === 'sequence') for (const item of resolved.items) look(item, guards);
      const text = stringOf(resolved);
      if (text !== undefined)
        found.push({ ...(id !== undefined && { id }), text, range: value.range, guards });
      if (resolved?.type === 'unresolved' && id === undefined) incomplete ??= resolved.reason;
    }
  };
  if (node) look(node, []);
  return { found, ...(incomplete !== undefined && { incomplete }) };
}

/** The resource that a `Ref` or `Fn::GetAtt` names. */
function idOf(node: Node, { template }: Resolver): string | undefined {
  const call = intrinsicOf(node);
  let id: string | undefined;
  if (call?.name === 'Ref') id = stringOf(call.argument);
  else if (call?.name === 'Fn::GetAtt') id = getAttArgument(call.argument)?.id;
  else if (call?.name === 'Fn::Sub') id = /^\$\{(\w+)(\.\w+)?\}$/.exec(stringOf(call.argument) ?? '')?.[1];
  return id !== undefined && template.resources.has(id) ? id : undefined;
}
