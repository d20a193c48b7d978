import { describeType, type Entry, type MappingNode, type Node } from '../document/node.ts';
import type { Range } from '../document/source-text.ts';
import { intendedElement } from './elements.ts';
import type { Text } from './policy.ts';
import type { PolicyProblem, PolicyProblemCode } from './problem.ts';

/** Collects the problems of one document while its parts are read. */
export class ElementReader {
  readonly problems: PolicyProblem[] = [];
  readonly unread: { range: Range; reason: string }[] = [];
  /** The statement being read. */
  statement: number | undefined;

  /** Records a problem. */
  problem(
    code: PolicyProblemCode,
    range: Range,
    message: string,
    more: Pick<PolicyProblem, 'fix' | 'element' | 'meant'> = {},
  ): void {
    const statement = this.statement === undefined ? {} : { statement: this.statement };
    this.problems.push({ code, range, message, ...more, ...statement });
  }

  /**
   * The elements of an object by name. Keys that are not elements are recorded; one that differs only in
   * case is recorded and read as what it means. Of duplicates the last counts, as in JSON.
   */
  elements(node: MappingNode, known: readonly string[], where: string): Map<string, Entry> {
    const elements = new Map<string, Entry>();
    for (const entry of node.entries) {
      let name = entry.key;
      if (!known.includes(name)) {
        const intended = intendedElement(name, known);
        this.problem(
          'unknown-element',
          entry.keyRange,
          `\`${name}\` is not an element of ${where}`,
          intended
            ? { fix: `write \`${intended}\``, element: name, meant: { was: name, is: intended } }
            : { element: name },
        );
        if (!intended || elements.has(intended)) continue;
        name = intended;
      }
      if (elements.has(name)) {
        this.problem('duplicate-key', entry.keyRange, `\`${name}\` is here twice in ${where}`, {
          element: name,
        });
      }
      elements.set(name, entry);
    }
    return elements;
  }

  /** One string; anything else is recorded. Numbers and booleans are read as their text. */
  text(node: Node, element: string): Text | undefined {
    if (node.type === 'unresolved') return { value: node.letter, range: node.range };
    if (node.type === 'scalar' && typeof node.value === 'string')
      return { value: node.value, range: node.range };
    this.problem('wrong-type', node.range, `\`${element}\` must be a string, not ${describeType(node)}`, {
      element,
    });
    if (node.type === 'scalar' && node.value !== null)
      return { value: node.raw ?? String(node.value), range: node.range };
    return undefined;
  }

  /** A string or a list of strings; items of other types are recorded and left out. */
  texts(node: Node, element: string): { values: Text[]; isList: boolean } {
    if (node.type !== 'sequence') {
      if (node.type === 'scalar' && typeof node.value !== 'string') {
        this.problem(
          'wrong-type',
          node.range,
          `\`${element}\` must be a string or a list of strings, not ${describeType(node)}`,
          { element },
        );
        return { values: [], isList: false };
      }
      const text = this.text(node, element);
      return { values: text ? [text] : [], isList: false };
    }
    if (node.items.length === 0)
      this.problem('empty-element', node.range, `\`${element}\` is an empty list`, { element });
    const values: Text[] = [];
    for (const item of node.items) {
      if (item.type === 'scalar' && typeof item.value === 'string')
        values.push({ value: item.value, range: item.range });
      else if (item.type === 'unresolved') values.push({ value: item.letter, range: item.range });
      else {
        this.problem(
          'wrong-type',
          item.range,
          `every item of \`${element}\` must be a string, not ${describeType(item)}`,
          { element },
        );
      }
    }
    return { values, isList: true };
  }
}
