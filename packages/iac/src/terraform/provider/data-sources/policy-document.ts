import { type Entry, type MappingNode, type Node, type Range, stringOf, valueAt } from '@leastwise/core';
import { jsonText } from '../../text/json-text.ts';
import { itemsOf } from '../branches.ts';
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
  const add = (argument: string): void => {
    const documents = valueAt(body, argument);
    if (documents) statements.add(documents);
  };
  add('source_json');
  add('source_policy_documents');
  for (const block of itemsOf(valueAt(body, 'statement'))) statements.put(block, statementOf);
  add('override_policy_documents');
  add('override_json');
  const at = resource.range;
  const id = given(body, 'policy_id');
  const made = (key: string, value: Node): Entry => ({ key, keyRange: value.range, value });
  const document: MappingNode = {
    type: 'mapping',
    range: at,
    entries: [
      made('Version', given(body, 'version') ?? { type: 'scalar', value: '2012-10-17', range: at }),
      ...(id ? [made('Id', id)] : []),
      made(
        'Statement',
        statements.items.length === 0
          ? nothing(at)
          : { type: 'sequence', items: statements.items, range: at },
      ),
    ],
  };
  return jsonText(document, range);
};

/** What stands for the statements of a document that has none unless variables or modules give it some. */
function nothing(range: Range): Node {
  return {
    type: 'unresolved',
    reason: 'no statement is there with the values that are known here',
    letter: '',
    range,
  };
}

function given(body: Node, argument: string): Node | undefined {
  const value = valueAt(body, argument);
  return value && stringOf(value) !== '' ? value : undefined;
}
