import { closest } from '../catalog/closest.ts';
import { describeType, type Entry, type MappingNode, type Node } from '../document/node.ts';
import type { Range } from '../document/source-text.ts';

/** Something wrong in a file of test cases. */
export interface CaseProblem {
  readonly range: Range;
  /** What is wrong, and what to write instead. */
  readonly message: string;
}

/** Reads parts of a file of test cases and collects what is wrong with them. */
export class CaseReader {
  readonly problems: CaseProblem[] = [];

  problem(range: Range, message: string): void {
    this.problems.push({ range, message });
  }

  /** The entries of an object by key; undefined when it is none. Keys that are not known are recorded. */
  object(node: Node, what: string, known: readonly string[]): Map<string, Entry> | undefined {
    if (node.type !== 'mapping') {
      this.problem(node.range, `${what} must be an object, not ${describeType(node)}`);
      return undefined;
    }
    return this.#entries(node, what, known);
  }

  #entries(node: MappingNode, what: string, known: readonly string[]): Map<string, Entry> {
    const entries = new Map<string, Entry>();
    for (const entry of node.entries) {
      if (!known.includes(entry.key)) {
        const meant = closest(entry.key, known);
        const advice = meant
          ? `did you mean \`${meant}\`?`
          : `it has ${known.map((key) => `\`${key}\``).join(', ')}`;
        this.problem(entry.keyRange, `\`${entry.key}\` is not part of ${what}; ${advice}`);
      } else if (entries.has(entry.key)) {
        this.problem(entry.keyRange, `\`${entry.key}\` is here twice in ${what}`);
      } else entries.set(entry.key, entry);
    }
    return entries;
  }

  /** The entry under a key that must be there. */
  required(entries: Map<string, Entry>, key: string, what: string, range: Range): Entry | undefined {
    const entry = entries.get(key);
    if (!entry) this.problem(range, `${what} has no \`${key}\``);
    return entry;
  }

  /** A list; undefined when it is none. */
  list(node: Node, what: string): readonly Node[] | undefined {
    if (node.type === 'sequence') return node.items;
    this.problem(node.range, `${what} must be a list, not ${describeType(node)}`);
    return undefined;
  }

  /** A string; numbers and booleans are taken as written. */
  text(node: Node, what: string): string | undefined {
    if (node.type === 'scalar' && node.value !== null) {
      return typeof node.value === 'string' ? node.value : (node.raw ?? String(node.value));
    }
    this.problem(node.range, `${what} must be a string, not ${describeType(node)}`);
    return undefined;
  }

  /** The string under a key, when it is there. */
  optionalText(entries: Map<string, Entry>, key: string): string | undefined {
    const entry = entries.get(key);
    return entry && this.text(entry.value, `\`${key}\``);
  }

  /** A list of strings; undefined when it is none. */
  texts(node: Node, what: string): string[] | undefined {
    return this.list(node, what)?.flatMap((item) => this.text(item, `every item of ${what}`) ?? []);
  }
}
