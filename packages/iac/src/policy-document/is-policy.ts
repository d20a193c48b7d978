import { listOf, type Node, stringOf, valueAt } from '@leastwise/core';

const STATEMENT_KEYS = new Set(['Effect', 'Action', 'NotAction', 'Principal', 'NotPrincipal']);
const VERSION = /^20(08|12)-10-17$/;

/** Whether a value is a policy document: it has statements, or says that it has the policy language's version. */
export function isPolicyDocument(node: Node): boolean {
  if (node.type !== 'mapping') return false;
  const statement = node.entries.find(({ key }) => /^statements?$/i.test(key))?.value;
  if (!statement) return false;
  if (VERSION.test(stringOf(valueAt(node, 'Version')) ?? '')) return true;
  return listOf(statement).some(
    (item) => item.type === 'mapping' && item.entries.some(({ key }) => STATEMENT_KEYS.has(key)),
  );
}
