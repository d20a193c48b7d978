import { hasOpaque, type Node, type Range, stringOf } from '@leastwise/core';
import { isPolicyDocument } from '../../policy-document/is-policy.ts';
import { NOT_OF_IAM } from '../provider/other-languages.ts';
import type { TerraformResource } from '../terraform-resource.ts';
import { documentOf } from '../text/document-of.ts';

/** Names of arguments that hold a policy document, going by the names of those that are known. */
const NAMED_LIKE_ONE = /^((access|inline|resource|session|\w*_?iam)_)?polic(y|ies)(_document|_json|_text)?$/;

/** Providers whose resources are AWS's. */
const OF_AWS = /^aws(cc)?_/;

/** A part of a resource that looks like a policy, and why nobody looked at it. */
interface UnreadPolicy {
  readonly range: Range;
  readonly reason: string;
}

/**
 * Why a resource of a type that is not known may carry a policy nobody looked at: some argument is one, or is called
 * so and its value is not known. Undefined when nothing speaks for it.
 */
export function unreadPolicyOf({ type, body, address }: TerraformResource): UnreadPolicy | undefined {
  if (NOT_OF_IAM.has(type)) return undefined;
  const found = policyIn(body, OF_AWS.test(type));
  if (found === undefined) return undefined;
  const { name, range } = found;
  return {
    range,
    reason: `\`${address}\`: resources of type \`${type}\` are not known, and its \`${name}\` looks like a policy`,
  };
}

/** An argument that holds a policy, within blocks, too. */
function policyIn(
  node: Node,
  isOfAws: boolean,
): { readonly name: string; readonly range: Range } | undefined {
  const pending: { readonly name: string; readonly value: Node }[] = [{ name: '', value: node }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { name, value } = next;
    const document = documentOf(value).node;
    if (document !== node && isPolicyDocument(document)) return { name, range: document.range };
    if (isOfAws && NAMED_LIKE_ONE.test(name) && isUnknown(document)) return { name, range: document.range };
    if (document.type === 'sequence') for (const item of document.items) pending.push({ name, value: item });
    else if (document.type === 'mapping')
      for (const { key, value: inner } of document.entries) pending.push({ name: key, value: inner });
  }
  return undefined;
}

function isUnknown(node: Node): boolean {
  const text = stringOf(node);
  return node.type === 'unresolved' || (text?.length === 1 && hasOpaque(text));
}
