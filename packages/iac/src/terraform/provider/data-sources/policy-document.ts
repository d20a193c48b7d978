import { type Entry, listOf, type MappingNode, type Node, stringOf, valueAt } from '@leastwise/core';
import { documentOf } from '../../text/document-of.ts';
import { jsonText } from '../../text/json-text.ts';
import type { DataSource } from './index.ts';
import { statementOf } from './policy-statement.ts';
import { StatementList } from './statement-list.ts';

/**
 * `aws_iam_policy_document`: the document that its blocks and the documents it merges make, every element where it
 * is written.
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
export const policyDocument: DataSource = ({ resource, attribute, range }) => {
  if (attribute !== 'json' && attribute !== 'minified_json') return undefined;
  const { body } = resource;
  const statements = new StatementList();
  for (const node of documentsOf(body, 'source_json', 'source_policy_documents')) statements.add(node);
  for (const block of listOf(valueAt(body, 'statement'))) statements.put(block, statementOf);
  for (const node of documentsOf(body, 'override_policy_documents', 'override_json')) statements.add(node);
  const at = body.range;
  const made = (key: string, value: Node): Entry => ({ key, keyRange: value.range, value });
  const document: MappingNode = {
    type: 'mapping',
    range: at,
    entries: [
      made('Version', given(body, 'version') ?? { type: 'scalar', value: '2012-10-17', range: at }),
      ...['policy_id'].flatMap((argument) => {
        const value = given(body, argument);
        return value ? [made('Id', value)] : [];
      }),
      made('Statement', { type: 'sequence', items: statements.items, range: at }),
    ],
  };
  return jsonText(document, range);
};

function given(body: Node, argument: string): Node | undefined {
  const value = valueAt(body, argument);
  return value && stringOf(value) !== '' ? value : undefined;
}

/** The documents that some arguments hold, one or a list of them, in that order. */
function documentsOf(body: Node, ...names: readonly string[]): Node[] {
  return names.flatMap((name) => {
    const value = valueAt(body, name);
    const list = value?.type === 'sequence' && !value.tag ? value.items : value ? [value] : [];
    return list.filter((item) => stringOf(item) !== '').map((item) => documentOf(item).node);
  });
}
