import { listOf, type Node, type Range, type Suppression, stringOf, valueAt } from '@leastwise/core';

/** A resource with metadata, as far as suppressions need it. */
export interface ResourceWithMetadata {
  readonly range: Range;
  readonly node: Node;
}

/** The suppressions in the metadata of a resource: ours, and those of other tools, which are listed only. */
export function suppressionsOf({ node, range }: ResourceWithMetadata): Suppression[] {
  const metadata = valueAt(node, 'Metadata');
  if (!metadata) return [];
  const own = listOf(valueAt(valueAt(metadata, 'leastwise'), 'ignore'));
  return [
    ...own.map((item) => ownSuppression(item, range)),
    ...['cdk_nag', 'cfn_nag'].flatMap((tool) =>
      listOf(valueAt(valueAt(metadata, tool), 'rules_to_suppress')).map((item) =>
        otherSuppression(item, tool, range),
      ),
    ),
  ];
}

/** `{check: pass-role-any-service, reason: ..., expires: 2027-01-31, subject: ...}`, or only the check's name. */
function ownSuppression(item: Node, covers: Range): Suppression {
  const checks = strings(valueAt(item, 'check') ?? valueAt(item, 'checks') ?? item);
  const subjects = strings(valueAt(item, 'subject') ?? valueAt(item, 'subjects'));
  const reason = stringOf(valueAt(item, 'reason'));
  const expires = stringOf(valueAt(item, 'expires'));
  return {
    checks: checks.length > 0 ? checks : ['*'],
    ...(reason !== undefined && { reason }),
    ...(expires !== undefined && { expires }),
    range: item.range,
    covers,
    tool: 'leastwise',
    ...(subjects.length > 0 && { subjects }),
  };
}

/** `{id: AwsSolutions-IAM5, reason: ..., applies_to: [...]}`. */
function otherSuppression(item: Node, tool: string, covers: Range): Suppression {
  const reason = stringOf(valueAt(item, 'reason'));
  const subjects = strings(valueAt(item, 'applies_to'));
  return {
    checks: strings(valueAt(item, 'id')),
    ...(reason !== undefined && { reason }),
    range: item.range,
    covers,
    tool,
    ...(subjects.length > 0 && { subjects }),
  };
}

/** The strings of a list or of one value; what is neither, such as a `regex` object, is left out. */
function strings(node: Node | undefined): string[] {
  return listOf(node).flatMap((item) => stringOf(item) ?? []);
}
