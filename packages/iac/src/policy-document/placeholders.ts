import type { Node, OpaqueTable, PolicyProblem, Range } from '@leastwise/core';

/**
 * What something fills in before AWS sees the policy: `${ACCOUNT_ID}` and `${bucket_arn}`, as `envsubst`, Terraform's
 * `templatefile` and landing zones have it, and `{{ Parameter }}`. Variables of IAM have a prefix, as `${aws:username}` does.
 * @see https://awslabs.github.io/landing-zone-accelerator-on-aws/latest/user-guide/config/#policy-replacements
 */
const PLACEHOLDER = /\$\{[A-Za-z_]\w*\}|\{\{\s*[\w.-]+\s*\}\}/g;

/** Names of variables whose prefix people forget. */
const FORGOTTEN_PREFIX = /^\$\{(?:user(?:name|id)|principal\w*|sourceip|currenttime|redshift\w*)\}$/i;

/**
 * A document in which placeholders are unknown text. Nested as deep as the document is.
 * @param found is told of each placeholder, once for each time it stands in a text
 */
export function withoutPlaceholders(
  node: Node,
  opaque: OpaqueTable,
  found: (placeholder: string, range: Range) => void,
): Node {
  const within = (part: Node): Node => withoutPlaceholders(part, opaque, found);
  switch (node.type) {
    case 'mapping':
      return { ...node, entries: node.entries.map((entry) => ({ ...entry, value: within(entry.value) })) };
    case 'sequence':
      return { ...node, items: node.items.map(within) };
    case 'scalar': {
      if (typeof node.value !== 'string' || !node.value.includes('{')) return node;
      const value = node.value.replace(PLACEHOLDER, (placeholder) => {
        if (FORGOTTEN_PREFIX.test(placeholder)) return placeholder;
        found(placeholder, node.range);
        return opaque.letter(placeholder);
      });
      return value === node.value ? node : { ...node, value };
    }
    case 'unresolved':
      return node;
  }
}

/** What is wrong with a document that reaches AWS with its placeholders: one problem for each, where it first stands. */
export class Placeholders {
  readonly #ranges = new Map<string, { readonly first: Range; times: number }>();

  readonly add = (placeholder: string, range: Range): void => {
    const known = this.#ranges.get(placeholder);
    if (known) known.times += 1;
    else this.#ranges.set(placeholder, { first: range, times: 1 });
  };

  get problems(): readonly PolicyProblem[] {
    return [...this.#ranges].map(([placeholder, { first, times }]) => ({
      code: 'unfilled-placeholder',
      range: first,
      message: `\`${placeholder}\` is no variable of IAM, and is taken for unknown text${times > 1 ? ` in ${times} places` : ''}`,
      element: placeholder,
    }));
  }
}
