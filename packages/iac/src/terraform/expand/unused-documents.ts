import { listOf, type Node, type PolicyInContext, parsePolicy, valueAt } from '@leastwise/core';
import { inferKind } from '../../policy-document/infer-kind.ts';
import { inferResourceType } from '../../policy-document/infer-resource-type.ts';
import { attributeOf } from '../provider/attribute-of.ts';
import type { TerraformModule, TerraformResource } from '../terraform-resource.ts';
import { documentOf } from '../text/document-of.ts';

const DOCUMENT = 'aws_iam_policy_document';

/**
 * The policies that data sources of a module make and that none of its resources has: handed to a module that is not
 * here, or given out. Their kind is what they look like, as for a policy in a file of its own. Where a statement depends
 * on conditions, it is taken to be there.
 * @param used the policies of the module's resources
 */
export function unusedDocuments(
  { resources, text, opaque }: TerraformModule,
  used: readonly PolicyInContext[],
): PolicyInContext[] {
  const told = new Set(used.flatMap(({ policy }) => policy.statements.map(({ range }) => range.start)));
  const documents = resources
    .filter(({ mode, type }) => mode === 'data' && type === DOCUMENT)
    .map((resource) => ({ resource, node: documentMadeBy(resource, opaque) }));
  // What others are put together of comes last, and was told with them.
  documents.sort((a, b) => statementsOf(b.node).length - statementsOf(a.node).length);
  return documents.flatMap(({ resource, node }): PolicyInContext[] => {
    const statements = statementsOf(node).filter(({ type }) => type === 'mapping');
    if (statements.some(isForNobody)) return [];
    if (statements.every(({ range }) => told.has(range.start))) return [];
    for (const { range } of statements) told.add(range.start);
    const kind = inferKind(node, `${text.location(resource.range).file}/${resource.name}`);
    const resourceType = kind === 'resource' ? inferResourceType(node) : undefined;
    return [
      {
        policy: parsePolicy(node, kind),
        kind,
        name: `policy document ${resource.address}`,
        ...(resourceType !== undefined && { resourceType }),
        source: text,
        opaque,
      },
    ];
  });
}

function documentMadeBy(resource: TerraformResource, opaque: TerraformModule['opaque']): Node {
  const made = attributeOf({ resource, attribute: 'json', range: resource.idRange, opaque });
  return whereAllIsThere(documentOf(made).node);
}

function statementsOf(document: Node): readonly Node[] {
  return listOf(valueAt(document, 'Statement'));
}

/** A value with what conditions decide as it is when something is there. */
function whereAllIsThere(node: Node): Node {
  if (node.tag === '!If' && node.type === 'sequence') {
    const branches = node.items.slice(1).map(whereAllIsThere);
    return branches.find((branch) => !isNothing(branch)) ?? branches[0] ?? node;
  }
  switch (node.type) {
    case 'mapping': {
      const entries = node.entries.map((entry) => ({ ...entry, value: whereAllIsThere(entry.value) }));
      return { ...node, entries: entries.filter(({ value }) => !isNothing(value)) };
    }
    case 'sequence':
      return { ...node, items: node.items.map(whereAllIsThere).filter((item) => !isNothing(item)) };
    default:
      return node;
  }
}

/** Whether a statement has yet to be given its principals. */
function isForNobody(statement: Node): boolean {
  const principal = valueAt(statement, 'Principal');
  return principal?.type === 'mapping' && principal.entries.length === 0;
}

function isNothing(node: Node): boolean {
  return node.tag === '!Ref' || (node.type === 'sequence' && !node.tag && node.items.length === 0);
}
