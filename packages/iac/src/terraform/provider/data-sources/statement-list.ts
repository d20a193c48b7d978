import { listOf, type Node, stringOf, valueAt } from '@leastwise/core';
import { documentOf } from '../../text/document-of.ts';
import { noValue } from '../branches.ts';

/** The statements of a document that is put together of several. */
export class StatementList {
  readonly #items: Node[] = [];

  get items(): readonly Node[] {
    return this.#items;
  }

  /** Adds the statements of documents, one or a list; one whose `Sid` is there already takes the place of that one. */
  add(documents: Node, within: Within = (value) => value): void {
    for (const [node, inner] of branchesOf(documents, within)) {
      if (node.type === 'sequence') for (const item of node.items) this.add(item, inner);
      else if (stringOf(node) !== '') this.#addDocument(documentOf(node).node, inner);
    }
  }

  /** Adds a statement made of a block, in each branch where it depends on a condition. */
  put(block: Node, make: (block: Node) => Node): void {
    for (const [node, within] of branchesOf(block)) this.#merge(make(node), within);
  }

  #addDocument(document: Node, within: Within): void {
    for (const [node, inner] of branchesOf(document, within)) {
      // What is not known may hold any statements.
      if (node.type !== 'mapping') this.#merge(unread(node), inner);
      else for (const statement of listOf(valueAt(node, 'Statement'))) this.#merge(statement, inner);
    }
  }

  #merge(statement: Node, within: Within): void {
    const sid = sidOf(statement);
    const at = sid === undefined ? -1 : this.#items.findIndex((other) => sidOf(other) === sid);
    if (at === -1) this.#items.push(within(statement, noValue(statement)));
    else this.#items[at] = within(statement, this.#items[at]!);
  }
}

/** A value that is there only in some branch, and what is there otherwise. */
type Within = (value: Node, otherwise: Node) => Node;

/** The values that a value may be, each with what makes it a value in its branch. */
function branchesOf(node: Node, within: Within = (value) => value): [Node, Within][] {
  if (node.tag === '!Ref') return [];
  if (node.tag !== '!If' || node.type !== 'sequence') return [[node, within]];
  const [condition, then, otherwise] = node.items;
  const choice = (items: readonly Node[]): Node => ({ ...node, items: [condition!, ...items] });
  return [
    ...branchesOf(then!, (value, other) => within(choice([value, other]), other)),
    ...branchesOf(otherwise!, (value, other) => within(choice([other, value]), other)),
  ];
}

function unread(node: Node): Node {
  if (node.type === 'unresolved') return node;
  const letter = stringOf(node) ?? '';
  return { type: 'unresolved', reason: 'this document is not known', letter, range: node.range };
}

function sidOf(statement: Node): string | undefined {
  const sid = stringOf(valueAt(statement, 'Sid'));
  return sid === '' ? undefined : sid;
}
