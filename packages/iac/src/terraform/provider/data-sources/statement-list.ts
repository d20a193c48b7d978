import { listOf, type Node, stringOf, valueAt } from '@leastwise/core';
import { noValue } from '../branches.ts';

/** The statements of a document that is put together of several. */
export class StatementList {
  readonly #items: Node[] = [];

  get items(): readonly Node[] {
    return this.#items;
  }

  /** Adds the statements of a document; one whose `Sid` is there already takes the place of that one. */
  add(document: Node): void {
    for (const [statement, within] of statementsOf(document)) this.#merge(statement, within);
  }

  /** Adds a statement made of a block, in each branch where it depends on a condition. */
  put(block: Node, make: (block: Node) => Node): void {
    for (const [node, within] of branchesOf(block)) this.#merge(make(node), within);
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

function statementsOf(document: Node): [Node, Within][] {
  return branchesOf(document).flatMap(([node, within]): [Node, Within][] => {
    // What is not known may hold any statements.
    if (node.type !== 'mapping') return [[unread(node), within]];
    return listOf(valueAt(node, 'Statement')).map((statement) => [statement, within]);
  });
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
