import type { AccountReference, ArnReference, NewValue } from '@leastwise/core';
import type { ReferTo } from './language.ts';
import { indentUnit, lineBreak } from './lines.ts';

/** Writes values as HCL. */
export class HclText {
  readonly #referTo: ReferTo;
  readonly newline: string;
  readonly unit: string;

  /** @param text the file that they are for, whose ways are kept */
  constructor(text: string, referTo: ReferTo) {
    this.#referTo = referTo;
    this.newline = lineBreak(text);
    this.unit = indentUnit(text);
  }

  key(name: string): string {
    return /^[A-Za-z_][\w-]*$/.test(name) ? name : this.string(name);
  }

  /** A string in quotes, in which nothing is put in. */
  string(value: string): string {
    return JSON.stringify(value).replace(/[$%](?=\{)/g, '$&$&');
  }

  /** A value; objects on lines of their own, where something is indented with `indent`. */
  value(value: NewValue, indent: string): string | undefined {
    if (typeof value === 'string' || value.type !== 'object') return this.inline(value);
    const inner = indent + this.unit;
    const written = value.entries.map(([key, one]) => [this.key(key), this.value(one, inner)] as const);
    const lines = aligned(written);
    return lines && ['{', ...lines.map((line) => inner + line), `${indent}}`].join(this.newline);
  }

  /** A value on one line. */
  inline(value: NewValue): string | undefined {
    if (typeof value === 'string') return this.string(value);
    if (value.type === 'list') {
      const items = value.items.map((item) => this.inline(item));
      return items.includes(undefined) ? undefined : `[${items.join(', ')}]`;
    }
    if (value.type !== 'object') return this.#reference(value);
    const entries = value.entries.map(([key, one]) => {
      const written = this.inline(one);
      return written === undefined ? undefined : `${this.key(key)} = ${written}`;
    });
    return entries.includes(undefined) ? undefined : `{ ${entries.join(', ')} }`;
  }

  #reference(reference: ArnReference | AccountReference): string | undefined {
    const call = this.#referTo(reference);
    return call && (call.name === 'Sub' ? `"${call.argument}"` : call.argument);
  }
}

/** Arguments of an object with their values, those on lines below one another aligned as `terraform fmt` has them. */
function aligned(
  entries: readonly (readonly [key: string, value: string | undefined])[],
): string[] | undefined {
  const isOneLine = (at: number): boolean => !entries[at]![1]!.includes('\n');
  const lines: string[] = [];
  if (entries.some(([, value]) => value === undefined)) return undefined;
  entries.forEach(([key, value], at) => {
    let [from, to] = [at, at];
    while (from > 0 && isOneLine(from - 1)) from--;
    while (to + 1 < entries.length && isOneLine(to + 1)) to++;
    const width = Math.max(...entries.slice(from, to + 1).map(([other]) => other.length));
    lines.push(`${isOneLine(at) ? key.padEnd(width) : key} = ${value}`);
  });
  return lines;
}
