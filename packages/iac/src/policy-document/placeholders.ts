import type { Node, OpaqueTable } from '@leastwise/core';

/**
 * What something fills in before AWS sees the policy: `${ACCOUNT_ID}` and `${bucket_arn}`, as `envsubst` and landing zones
 * have it, and `{{ Parameter }}`. Variables of IAM have a prefix, as `${aws:username}` does, and no such names.
 * @see https://awslabs.github.io/landing-zone-accelerator-on-aws/latest/user-guide/config/#policy-replacements
 */
const PLACEHOLDER = /\$\{(?:[A-Z][A-Z0-9_]*|[A-Za-z]\w*_\w*)\}|\{\{\s*[\w.-]+\s*\}\}/g;

/** A document in which placeholders are unknown text. Nested as deep as the document is. */
export function withoutPlaceholders(node: Node, opaque: OpaqueTable): Node {
  switch (node.type) {
    case 'mapping':
      return {
        ...node,
        entries: node.entries.map((entry) => ({ ...entry, value: withoutPlaceholders(entry.value, opaque) })),
      };
    case 'sequence':
      return { ...node, items: node.items.map((item) => withoutPlaceholders(item, opaque)) };
    case 'scalar': {
      if (typeof node.value !== 'string' || !node.value.includes('{')) return node;
      const value = node.value.replace(PLACEHOLDER, (placeholder) => opaque.letter(placeholder));
      return value === node.value ? node : { ...node, value };
    }
    case 'unresolved':
      return node;
  }
}
