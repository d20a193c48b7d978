import {
  type Node,
  type PolicyKind,
  type PolicyProblem,
  type SourceText,
  stringOf,
  valueAt,
} from '@leastwise/core';
import { CONTAINER_KEYS, NAME_KEYS, ORGANIZATIONS_TYPES } from './containers.ts';
import { readEmbedded } from './embedded.ts';
import { isPolicyDocument } from './is-policy.ts';

/** A policy document found in a file, with what the file says about it. */
export interface FoundDocument {
  readonly node: Node;
  readonly kind?: PolicyKind;
  readonly resourceType?: string;
  /** A name that stands beside it. */
  readonly name?: string;
  /** What was wrong with it as JSON, when it is written as a string. */
  readonly problems: readonly PolicyProblem[];
}

/**
 * The policy documents of a file: the file itself, the items of a list, or what stands under the keys in which
 * tools keep them, at any depth.
 */
export function findDocuments(root: Node, source: SourceText): FoundDocument[] {
  const found: FoundDocument[] = [];
  look(root, [], source, found);
  return found;
}

function look(node: Node, parents: readonly Node[], source: SourceText, found: FoundDocument[]): void {
  if (isPolicyDocument(node)) {
    found.push({ node, ...nameIn(parents), problems: [] });
    return;
  }
  if (node.type === 'sequence') {
    for (const item of node.items) look(item, parents, source, found);
  }
  if (node.type !== 'mapping') return;
  for (const { key, value } of node.entries) {
    const container = CONTAINER_KEYS.get(key.toLowerCase());
    const inside = [...parents, node];
    const document = container && documentIn(value, source);
    if (document) found.push({ ...container, ...kindIn(inside), ...nameIn(inside), ...document });
    // Under any other key an object is no policy, whatever it looks like, but it may hold one.
    else if (!isPolicyDocument(value)) look(value, inside, source, found);
  }
}

/** The document that a container key holds, in place or as JSON in a string, plain or URL-encoded. */
function documentIn(
  value: Node,
  source: SourceText,
): { node: Node; problems: readonly PolicyProblem[] } | undefined {
  if (isPolicyDocument(value)) return { node: value, problems: [] };
  const text = stringOf(value);
  if (text === undefined || !/Statement/i.test(text)) return undefined;
  const isEncoded = /^\s*%7B/i.test(text);
  const json = isEncoded ? decoded(text) : text;
  if (json === undefined || !/^\s*\{/.test(json)) return undefined;
  const { root, problems } = readEmbedded(json, value.range, isEncoded ? undefined : source);
  if (!root) return undefined;
  return { node: root, problems: problems.map(({ range, message }) => ({ code: 'syntax', range, message })) };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', '%20'));
  } catch {
    return undefined;
  }
}

/** The kind that Organizations gives a policy, beside the policy or beside what holds it. */
function kindIn(parents: readonly Node[]): { kind: PolicyKind } | undefined {
  const parent = parents.at(-1);
  const kind = ORGANIZATIONS_TYPES.get(stringOf(valueAt(valueAt(parent, 'PolicySummary'), 'Type')) ?? '');
  if (kind) return { kind };
  return valueAt(parent, 'VpcEndpointId') ? { kind: 'endpoint' } : undefined;
}

/** The nearest name around a document. */
function nameIn(parents: readonly Node[]): { name: string } | undefined {
  for (const parent of parents.toReversed()) {
    for (const holder of [parent, valueAt(parent, 'PolicySummary')]) {
      for (const key of NAME_KEYS) {
        const name = stringOf(valueAt(holder, key));
        if (name !== undefined) return { name };
      }
    }
  }
  return undefined;
}
