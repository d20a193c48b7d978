import type { AccountReference, ArnReference, NewValue } from '@leastwise/core';
import { parseDocument } from 'yaml';
import type { ReferTo } from './language.ts';
import { indentUnit, lineBreak } from './lines.ts';

/** How a string is quoted: not at all, or by which mark. */
export type Quote = '' | "'" | '"';

/** Writes values as YAML. */
export class YamlText {
  readonly #referTo: ReferTo;
  readonly #quote: Quote;
  readonly #newline: string;
  readonly unit: string;

  /** @param text the file that they are for, whose ways are kept */
  constructor(text: string, referTo: ReferTo) {
    this.#referTo = referTo;
    const [single, double] = [/[:-]\s+'/g, /[:-]\s+"/g].map((mark) => text.match(mark)?.length ?? 0);
    this.#quote = single! > double! ? "'" : '"';
    this.#newline = lineBreak(text);
    this.unit = indentUnit(text);
  }

  /** A string in quotes as wanted, or in those that the file uses where it needs some. */
  string(value: string, wanted: Quote = '', isFlow = false): string {
    const quote = wanted === '' && !isPlain(value, isFlow) ? this.#quote : wanted;
    if (quote === '') return value;
    const isPrintable = /^[\x20-\x7e\u00a0-\ud7ff]*$/.test(value);
    return quote === "'" && isPrintable ? `'${value.replaceAll("'", "''")}'` : JSON.stringify(value);
  }

  /** A value on one line. */
  inline(value: NewValue): string | undefined {
    if (typeof value === 'string') return this.string(value, '', true);
    switch (value.type) {
      case 'list': {
        const items = value.items.map((item) => this.inline(item));
        return items.includes(undefined) ? undefined : `[${items.join(', ')}]`;
      }
      case 'object': {
        const entries = value.entries.map(([key, one]) => {
          const written = this.inline(one);
          // Not every reader takes a colon in a key of a flow mapping that has no quotes.
          const name = this.string(key, key.includes(':') ? this.#quote : '', true);
          return written === undefined ? undefined : `${name}: ${written}`;
        });
        return entries.includes(undefined) ? undefined : `{ ${entries.join(', ')} }`;
      }
      default:
        return this.#reference(value);
    }
  }

  /** The lines of a value that begins where something is indented with `indent`, the first without it. */
  block(value: NewValue, indent: string): string | undefined {
    if (typeof value === 'string') return this.string(value);
    const newline = this.#newline + indent;
    if (value.type === 'list') {
      const items = value.items.map((item) => this.block(item, `${indent}  `));
      return items.includes(undefined) ? undefined : items.map((item) => `- ${item}`).join(newline);
    }
    if (value.type === 'object') {
      const entries = value.entries.map(([key, one]) => this.entry(key, one, indent));
      return entries.includes(undefined) ? undefined : entries.join(newline);
    }
    return this.#reference(value);
  }

  /** A key with its value, on lines of their own where the value is a list or an object. */
  entry(key: string, value: NewValue, indent: string): string | undefined {
    const rest = this.after(value, indent);
    return rest === undefined ? undefined : `${this.string(key)}:${rest}`;
  }

  /** What stands behind the colon of a key that is indented with `indent`. */
  after(value: NewValue, indent: string): string | undefined {
    const isNested = typeof value === 'object' && (value.type === 'list' || value.type === 'object');
    const inner = isNested ? indent + this.unit : indent;
    const written = this.block(value, inner);
    if (written === undefined) return undefined;
    return isNested ? `${this.#newline}${inner}${written}` : ` ${written}`;
  }

  #reference(reference: ArnReference | AccountReference): string | undefined {
    const call = this.#referTo(reference);
    return call && `!${call.name} ${call.name === 'Sub' ? JSON.stringify(call.argument) : call.argument}`;
  }
}

/** Whether a string can stand without quotes, for readers of YAML 1.1 too. */
function isPlain(value: string, isFlow: boolean): boolean {
  if (/^(y|n|yes|no|on|off|true|false|null|~)$/i.test(value) || /^[\d.+-][\w.:+-]*$/.test(value))
    return false;
  const text = isFlow ? `[${value}]` : `- ${value}`;
  const { contents, errors } = parseDocument(text, { logLevel: 'silent' });
  const read: unknown = errors.length === 0 ? contents?.toJSON() : undefined;
  return Array.isArray(read) && read.length === 1 && read[0] === value;
}
