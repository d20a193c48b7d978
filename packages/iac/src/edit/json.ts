import type { AccountReference, ArnReference, Edit, NewValue } from '@leastwise/core';
import { type Collection, type Place, splicedInto } from './find-place.ts';
import { type CommentEnd, Flow } from './flow.ts';
import type { Language, ReferTo } from './language.ts';
import { indentation, indentUnit, lineBreak, lineEnd } from './lines.ts';

/** Writes changes of a JSON document in the layout that it has. */
export class JsonLanguage implements Language {
  readonly #text: string;
  readonly #referTo: ReferTo;

  constructor(text: string, referTo: ReferTo) {
    this.#text = text;
    this.#referTo = referTo;
  }

  replace({ node, member }: Place, value: NewValue): readonly Edit[] | undefined {
    const flow = member && this.#flow(member.collection);
    if (!flow) return undefined;
    const layout = { indent: indentation(this.#text, node.range.start), flow };
    const texts = splicedInto(member.collection, value).map((one) => this.#write(one, layout));
    if (texts.includes(undefined) || texts.length === 0) return undefined;
    return [{ range: node.range, text: texts.join(flow.separator) }];
  }

  rename({ isKey, member }: Place, name: string): readonly Edit[] | undefined {
    if (!isKey || member?.collection.type !== 'mapping') return undefined;
    return [{ range: member.collection.entries[member.index]!.keyRange, text: JSON.stringify(name) }];
  }

  remove(collection: Collection, indexes: ReadonlySet<number>): readonly Edit[] | undefined {
    return this.#flow(collection)?.remove(indexes);
  }

  insert({ node }: Place, key: string, value: NewValue, first: boolean): readonly Edit[] | undefined {
    const flow = node.type === 'mapping' ? this.#flow(node) : undefined;
    if (!flow) return undefined;
    const written = this.#write(value, { indent: flow.indent, flow });
    if (written === undefined) return undefined;
    return flow.insert(`${JSON.stringify(key)}${this.#colon(flow)}${written}`, first);
  }

  append({ node }: Place, item: NewValue): readonly Edit[] | undefined {
    const flow = node.type === 'sequence' || node.type === 'mapping' ? this.#flow(node) : undefined;
    if (!flow) return undefined;
    if (node.type === 'sequence') {
      const written = this.#write(item, { indent: flow.indent, flow });
      return written === undefined ? undefined : flow.insert(written, false);
    }
    const { start, end } = node.range;
    const written = this.#write(item, { indent: indentation(this.#text, start), flow });
    if (written === undefined) return undefined;
    return [
      { range: { start, end: start }, text: '[' },
      { range: { start: end, end }, text: `, ${written}]` },
    ];
  }

  #flow(collection: Collection): Flow | undefined {
    return Flow.of(this.#text, collection, { commentEnd: jsonComment });
  }

  /** Spaced as other keys are. */
  #colon(flow: Flow): string {
    return !flow.isMultiline && /"\s*:\S/.test(this.#text) && !/"\s*:[ \t]/.test(this.#text) ? ':' : ': ';
  }

  #write(value: NewValue, { indent, flow }: { indent: string; flow: Flow }): string | undefined {
    if (typeof value === 'string') return JSON.stringify(value);
    const colon = this.#colon(flow);
    const layout = { indent: indent + indentUnit(this.#text), flow };
    switch (value.type) {
      case 'list':
        return this.#bracket(
          '[',
          ']',
          value.items.map((item) => this.#write(item, layout)),
          indent,
          flow,
        );
      case 'object': {
        const members = value.entries.map(([key, one]) => {
          const written = this.#write(one, layout);
          return written === undefined ? undefined : `${JSON.stringify(key)}${colon}${written}`;
        });
        return this.#bracket('{', '}', members, indent, flow);
      }
      default:
        return this.#reference(value, colon);
    }
  }

  #bracket(
    open: string,
    close: string,
    members: readonly (string | undefined)[],
    indent: string,
    flow: Flow,
  ): string | undefined {
    if (members.includes(undefined)) return undefined;
    if (flow.isMultiline) {
      const newline = `${lineBreak(this.#text)}${indent}`;
      const inner = newline + indentUnit(this.#text);
      return `${open}${inner}${members.join(`,${inner}`)}${newline}${close}`;
    }
    const space = flow.isSpaced && open === '{' ? ' ' : '';
    return `${open}${space}${members.join(flow.separator)}${space}${close}`;
  }

  #reference(reference: ArnReference | AccountReference, colon: string): string | undefined {
    const call = this.#referTo(reference);
    if (!call) return undefined;
    if (call.name === 'Text') return JSON.stringify(call.argument);
    const name = call.name === 'Ref' ? 'Ref' : `Fn::${call.name}`;
    const argument = call.name === 'GetAtt' ? call.argument.split('.') : call.argument;
    const written = JSON.stringify(argument).replaceAll('","', colon === ':' ? '","' : '", "');
    return colon === ':' ? `{"${name}":${written}}` : `{ "${name}": ${written} }`;
  }
}

/** Comments as `.jsonc` files have them. */
const jsonComment: CommentEnd = (text, at) => {
  if (text.startsWith('//', at)) return lineEnd(text, at);
  if (!text.startsWith('/*', at)) return undefined;
  const end = text.indexOf('*/', at);
  return end === -1 ? text.length : end + 2;
};
