import {
  describeType,
  hasOpaque,
  type Node,
  type PolicyProblem,
  type SourceText,
  stringOf,
} from '@leastwise/core';
import { readEmbedded } from '../policy-document/embedded.ts';
import { intrinsicOf } from './intrinsic-call.ts';
import { substitute } from './intrinsics/sub.ts';
import type { Resolver } from './resolver.ts';

/** A policy document as resolved, and what was wrong with the text when it was written as a string. */
export interface ResolvedDocument {
  readonly node: Node;
  readonly problems: readonly PolicyProblem[];
}

/**
 * A policy document of a template, functions resolved. Many properties take JSON in a string as well: it is read
 * in place, so that positions point into the string.
 * @returns undefined when the document is left out (`AWS::NoValue`)
 */
export function resolveDocument(
  raw: Node,
  resolver: Resolver,
  source: SourceText,
): ResolvedDocument | undefined {
  const call = intrinsicOf(raw);
  // What is turned into a string only to be read back is taken as it is.
  if (call?.name === 'Fn::ToJsonString') return resolveDocument(call.argument, resolver, source);
  if (call?.name === 'Fn::Sub') {
    const inPlace = readSub(raw, call.argument, resolver, source);
    if (inPlace) return { node: inPlace, problems: [] };
  }
  const node = resolver.resolve(raw);
  if (node?.type !== 'scalar' || typeof node.value !== 'string') return node && { node, problems: [] };
  if (isAllUnknown(node.value)) {
    return { node: resolver.unresolved(raw, 'only deployment knows this policy'), problems: [] };
  }
  const { root, problems } = readEmbedded(node.value, node.range, raw === node ? source : undefined);
  if (root && root.type !== 'scalar') {
    return {
      node: root,
      problems: problems.map(({ range, message }) => ({ code: 'syntax', range, message })),
    };
  }
  const message = `a policy written as a string must be JSON, not ${root ? describeType(root) : 'other text'}`;
  return { node, problems: [{ code: 'syntax', range: node.range, message }] };
}

/** JSON in the text of `Fn::Sub`, read before anything is put in, so that its places are known. */
function readSub(node: Node, argument: Node, resolver: Resolver, source: SourceText): Node | undefined {
  const [template, variables] = argument.type === 'sequence' ? argument.items : [argument];
  const text = stringOf(template);
  if (!template || text === undefined || template.tag) return undefined;
  const call = { node, argument, resolver };
  const change = (part: string) => substitute(part, variables, call);
  const { root, problems } = readEmbedded(text, template.range, source, change);
  return root?.type === 'mapping' && problems.length === 0 ? root : undefined;
}

function isAllUnknown(text: string): boolean {
  return text.length === 1 && hasOpaque(text);
}
