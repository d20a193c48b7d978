import type { Edit, NewValue, Node } from '@leastwise/core';
import { type Collection, type Place, splicedInto } from './find-place.ts';
import { type CommentEnd, Flow } from './flow.ts';
import type { Language, ReferTo } from './language.ts';
import { lineBreak, lineEnd } from './lines.ts';
import { isBlock, YamlBlock } from './yaml-block.ts';
import { type Quote, YamlText } from './yaml-text.ts';

/** Writes changes of a YAML document in the styles that it has. */
export class YamlLanguage implements Language {
  readonly #text: string;
  readonly #write: YamlText;

  constructor(text: string, referTo: ReferTo) {
    this.#text = text;
    this.#write = new YamlText(text, referTo);
  }

  replace({ node, member }: Place, value: NewValue): readonly Edit[] | undefined {
    const { range } = node;
    const quote = this.#quoteAt(range.start);
    if (!member || quote === undefined) return undefined;
    const { collection, index } = member;
    const block = isBlock(this.#text, collection) ? YamlBlock.of(this.#text, collection) : undefined;
    if (typeof value === 'string') {
      return [{ range, text: this.#write.string(value, quote, !block) }];
    }
    if (!block) {
      const flow = Flow.of(this.#text, collection, { commentEnd: yamlComment });
      const texts = splicedInto(collection, value).map((one) => this.#write.inline(one));
      if (!flow || texts.includes(undefined)) return undefined;
      return [{ range, text: texts.join(flow.separator) }];
    }
    if (collection.type === 'sequence') {
      const { indent } = block;
      const texts = splicedInto(collection, value).map((one) => this.#write.block(one, `${indent}  `));
      if (texts.includes(undefined)) return undefined;
      return [{ range, text: texts.join(`${lineBreak(this.#text)}${indent}- `) }];
    }
    // From the colon on, so that no space is left where the value goes on the next line.
    const { keyRange } = collection.entries[index]!;
    const colon = this.#text.slice(keyRange.end, range.start);
    const text = this.#write.after(value, block.indent);
    if (!/^:[ \t]*$/.test(colon) || text === undefined) return undefined;
    return [{ range: { start: keyRange.end + 1, end: range.end }, text }];
  }

  rename({ isKey, member }: Place, name: string): readonly Edit[] | undefined {
    if (!isKey || member?.collection.type !== 'mapping') return undefined;
    const { keyRange } = member.collection.entries[member.index]!;
    const quote = this.#quoteAt(keyRange.start);
    if (quote === undefined) return undefined;
    const isFlow = !isBlock(this.#text, member.collection);
    return [{ range: keyRange, text: this.#write.string(name, quote, isFlow) }];
  }

  remove(collection: Collection, indexes: ReadonlySet<number>): readonly Edit[] | undefined {
    if (isBlock(this.#text, collection)) return YamlBlock.of(this.#text, collection)?.remove(indexes);
    return Flow.of(this.#text, collection, { commentEnd: yamlComment })?.remove(indexes);
  }

  insert({ node }: Place, key: string, value: NewValue, first: boolean): readonly Edit[] | undefined {
    if (node.type !== 'mapping') return undefined;
    if (!isBlock(this.#text, node)) {
      const written = this.#write.inline({ type: 'object', entries: [[key, value]] });
      return written === undefined
        ? undefined
        : Flow.of(this.#text, node, { commentEnd: yamlComment })?.insert(written.slice(2, -2), first);
    }
    const block = YamlBlock.of(this.#text, node);
    const written = block && this.#write.entry(key, value, block.indent);
    return written === undefined ? undefined : block!.insert(written, first);
  }

  append({ node, member }: Place, item: NewValue): readonly Edit[] | undefined {
    if (node.type !== 'sequence' && node.type !== 'mapping') return undefined;
    if (isBlock(this.#text, node)) {
      const block = YamlBlock.of(this.#text, node);
      const written = block && this.#write.block(item, `${block.indent}  `);
      if (
        !block ||
        written === undefined ||
        (node.type === 'mapping' && !this.#isOnLinesOfItsOwn(node, member))
      )
        return undefined;
      return [...(node.type === 'mapping' ? block.intoItem() : []), ...block.insert(`- ${written}`, false)];
    }
    const written = this.#write.inline(item);
    if (written === undefined) return undefined;
    if (node.type === 'sequence')
      return Flow.of(this.#text, node, { commentEnd: yamlComment })?.insert(written, false);
    const { start, end } = node.range;
    return [
      { range: { start, end: start }, text: '[' },
      { range: { start: end, end }, text: `, ${written}]` },
    ];
  }

  /** Whether a mapping is the value of a key and begins on the line below, with nothing in between. */
  #isOnLinesOfItsOwn({ range }: Node, member: Place['member']): boolean {
    if (member?.collection.type !== 'mapping') return false;
    const { keyRange } = member.collection.entries[member.index]!;
    return /^:[ \t]*(#.*)?\r?\n[ \t]*$/.test(this.#text.slice(keyRange.end, range.start));
  }

  /** How the scalar at an offset is quoted; undefined for one that lines are folded or kept in. */
  #quoteAt(at: number): Quote | undefined {
    const mark = this.#text[at];
    if (mark === "'" || mark === '"') return mark;
    return mark === '|' || mark === '>' || mark === undefined ? undefined : '';
  }
}

/** A comment begins with `#` at the start of a line or after white space. */
const yamlComment: CommentEnd = (text, at) =>
  text[at] === '#' && /[\s,[{]/.test(text[at - 1] ?? '\n') ? lineEnd(text, at) : undefined;
