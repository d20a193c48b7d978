import type { Edit, NewObject, NewValue } from '@leastwise/core';
import { BLOCK, type Collection, type Place, splicedInto } from './find-place.ts';
import { type CommentEnd, Flow } from './flow.ts';
import { conditionBlocks, statementBlock } from './hcl-blocks.ts';
import { HclText } from './hcl-text.ts';
import type { Language, ReferTo } from './language.ts';
import { lineEnd } from './lines.ts';

/** Writes changes of a file of HCL in the layout that it has. */
export class HclLanguage implements Language {
  readonly #text: string;
  readonly #write: HclText;

  constructor(text: string, referTo: ReferTo) {
    this.#text = text;
    this.#write = new HclText(text, referTo);
  }

  replace({ node, member }: Place, value: NewValue): readonly Edit[] | undefined {
    if (!member) return undefined;
    const flow = this.#flow(member.collection);
    if (!flow) return undefined;
    const texts = splicedInto(member.collection, value).map((one) => this.#write.value(one, flow.indent));
    if (texts.includes(undefined) || texts.length === 0) return undefined;
    return [{ range: node.range, text: texts.join(flow.separator) }];
  }

  rename({ isKey, member }: Place, name: string): readonly Edit[] | undefined {
    if (!isKey || member?.collection.type !== 'mapping' || member.collection.tag === BLOCK) return undefined;
    const { keyRange } = member.collection.entries[member.index]!;
    const isQuoted = this.#text[keyRange.start] === '"';
    return [{ range: keyRange, text: isQuoted ? JSON.stringify(name) : this.#write.key(name) }];
  }

  remove(collection: Collection, indexes: ReadonlySet<number>): readonly Edit[] | undefined {
    return this.#flow(collection)?.remove(indexes);
  }

  insert({ node, member }: Place, key: string, value: NewValue, first: boolean): readonly Edit[] | undefined {
    if (node.type !== 'mapping') return undefined;
    if (node.tag !== BLOCK) {
      const flow = this.#flow(node);
      const written = flow && this.#write.value(value, flow.indent);
      if (!flow || written === undefined) return undefined;
      return flow.insert(`${this.#write.key(key)}${this.#equals(flow, node)}${written}`, first);
    }
    // A condition is a block of its own, in the statement or beside the conditions that are there.
    const isBeside =
      member?.collection.type === 'mapping' && member.collection.entries[member.index]!.key === 'condition';
    if (!isBeside && key !== 'Condition') return undefined;
    const condition: NewValue = isBeside ? { type: 'object', entries: [[key, value]] } : value;
    const statement = isBeside ? member.collection : node;
    const flow = this.#flow(statement);
    const block = flow?.isMultiline ? conditionBlocks(condition, flow.indent, this.#write) : undefined;
    if (block === undefined) return undefined;
    const edits = flow!.insert(block, false);
    if (!this.#isSetApart(statement)) return edits;
    return edits.map(({ range, text }) => ({ range, text: this.#write.newline + text }));
  }

  /** Whether an empty line stands before the blocks in a block, as it should where there are none. */
  #isSetApart(node: Collection): boolean {
    if (node.type !== 'mapping') return false;
    const last = node.entries.findLast(({ value }) => value.tag === BLOCK);
    return (
      last === undefined ||
      /\n[ \t]*\r?\n[ \t]*$/.test(this.#text.slice(node.range.start, last.keyRange.start))
    );
  }

  append({ node }: Place, item: NewValue): readonly Edit[] | undefined {
    if (node.type === 'sequence') {
      const flow = this.#flow(node);
      const written = flow && this.#write.value(item, flow.indent);
      return written === undefined ? undefined : flow!.insert(written, false);
    }
    if (node.type !== 'mapping' || typeof item === 'string' || item.type !== 'object') return undefined;
    const flow = this.#flow(node);
    if (!flow) return undefined;
    if (node.tag === BLOCK) {
      const block = flow.isMultiline ? statementBlock(item, flow.indent, this.#write) : undefined;
      if (block === undefined) return undefined;
      // Blocks stand apart from each other.
      return flow
        .insert(block, false)
        .map(({ range, text }) => ({ range, text: this.#write.newline + text }));
    }
    return this.#asList(node.range, item);
  }

  #asList({ start, end }: Edit['range'], item: NewObject): readonly Edit[] | undefined {
    const written = this.#write.inline(item);
    if (written === undefined) return undefined;
    return [
      { range: { start, end: start }, text: '[' },
      { range: { start: end, end }, text: `, ${written}]` },
    ];
  }

  /** What stands between a key and its value, as with the other keys. */
  #equals(flow: Flow, { entries }: Extract<Collection, { type: 'mapping' }>): string {
    const [entry] = entries;
    const between = entry && this.#text.slice(entry.keyRange.end, entry.value.range.start);
    return between?.trim() === ':'
      ? ': '
      : flow.isMultiline || !between
        ? ' = '
        : between.replace(/\s*=\s*/, ' = ');
  }

  #flow(collection: Collection): Flow | undefined {
    const { range, tag, type } = collection;
    if (tag !== BLOCK) {
      const commas = type === 'mapping' ? 'optional' : 'needed';
      return Flow.of(this.#text, collection, { commentEnd: hclComment, commas });
    }
    const open = this.#text.indexOf('{', range.start);
    return Flow.of(this.#text, collection, { commentEnd: hclComment, commas: 'never', open });
  }
}

const hclComment: CommentEnd = (text, at) => {
  if (text[at] === '#' || text.startsWith('//', at)) return lineEnd(text, at);
  if (!text.startsWith('/*', at)) return undefined;
  const end = text.indexOf('*/', at);
  return end === -1 ? text.length : end + 2;
};
