import { describeType, listOf, type Node } from '../document/node.ts';
import { isOpaqueCodeUnit } from '../document/opaque.ts';
import { ElementReader } from './element-reader.ts';
import { DOCUMENT_ELEMENTS } from './elements.ts';
import type { PolicyKind } from './kind.ts';
import { parseStatement } from './parse-statement.ts';
import type { Policy, Statement, Text } from './policy.ts';

/** Versions of the policy language. */
export const POLICY_VERSIONS: readonly string[] = ['2012-10-17', '2008-10-17'];

/**
 * Reads a policy document. Never throws: what is wrong is recorded in `problems`, and what can be read is.
 * @param node the document, with intrinsic functions resolved as far as they can be
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function parsePolicy(node: Node, kind: PolicyKind): Policy {
  const reader = new ElementReader();
  const empty = {
    kind,
    statements: [],
    problems: reader.problems,
    unread: reader.unread,
    range: node.range,
    node,
  };
  if (node.type === 'unresolved') {
    reader.unread.push({ range: node.range, reason: node.reason });
    return empty;
  }
  if (node.type !== 'mapping') {
    reader.problem('wrong-type', node.range, `a policy must be an object, not ${describeType(node)}`);
    return empty;
  }
  const elements = reader.elements(node, DOCUMENT_ELEMENTS, 'a policy');
  const versionEntry = elements.get('Version');
  const version = versionEntry && parseVersion(versionEntry.value, reader);
  const idEntry = elements.get('Id');
  const id = idEntry && reader.text(idEntry.value, 'Id');
  const statementEntry = elements.get('Statement');
  const statements = statementEntry ? parseStatements(statementEntry.value, reader) : [];
  if (!statementEntry) {
    reader.problem('missing-element', node.range, 'the policy has no `Statement`', {
      fix: 'add `Statement`',
      element: 'Statement',
    });
  }
  findInvalidCharacters(node, reader);
  return { ...empty, statements, ...(version && { version }), ...(id && { id }) };
}

function parseStatements(node: Node, reader: ElementReader): Statement[] {
  if (node.type === 'unresolved') {
    reader.unread.push({ range: node.range, reason: node.reason });
    return [];
  }
  if (node.type === 'scalar') {
    reader.problem(
      'wrong-type',
      node.range,
      `\`Statement\` must be an object or a list of objects, not ${describeType(node)}`,
      { element: 'Statement' },
    );
    return [];
  }
  if (node.type === 'sequence' && node.items.length === 0) {
    reader.problem('missing-element', node.range, 'the policy has no statement in its list `Statement`', {
      fix: 'add a statement',
      element: 'Statement',
    });
  }
  const statements: Statement[] = [];
  for (const [index, item] of listOf(node).entries()) {
    reader.statement = index;
    const statement = parseStatement(item, index, reader);
    if (statement) statements.push(statement);
  }
  reader.statement = undefined;
  return statements;
}

function parseVersion(node: Node, reader: ElementReader): Text | undefined {
  const version = reader.text(node, 'Version');
  if (version && !POLICY_VERSIONS.includes(version.value) && node.type !== 'unresolved') {
    reader.problem(
      'invalid-version',
      version.range,
      `\`${version.value}\` is not a version of the policy language`,
      {
        fix: 'write `2012-10-17`',
        element: 'Version',
        meant: { was: version.value, is: '2012-10-17' },
      },
    );
  }
  return version;
}

/** Records the strings with characters that IAM does not take: all but tab, line breaks and U+0020 to U+00FF. */
function findInvalidCharacters(root: Node, reader: ElementReader): void {
  const pending: Node[] = [root];
  const look = (text: string, range: Node['range']): void => {
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if ((code >= 0x20 && code <= 0xff && code !== 0x7f) || code === 0x09 || code === 0x0a || code === 0x0d)
        continue;
      if (isOpaqueCodeUnit(code)) continue;
      const shown = `U+${text.codePointAt(at)!.toString(16).toUpperCase().padStart(4, '0')}`;
      reader.problem(
        'invalid-character',
        range,
        `${shown} is a character that IAM does not take in a policy`,
        { fix: 'remove or replace the character' },
      );
      return;
    }
  };
  while (pending.length > 0) {
    const node = pending.pop()!;
    if (node.type === 'scalar' && typeof node.value === 'string') look(node.value, node.range);
    else if (node.type === 'sequence') for (const item of node.items) pending.push(item);
    else if (node.type === 'mapping') {
      for (const { key, keyRange, value } of node.entries) {
        look(key, keyRange);
        pending.push(value);
      }
    }
  }
  reader.problems.sort((a, b) => a.range.start - b.range.start);
}
