import { hasOpaque } from '@leastwise/core';
import { jsonText } from '../text/json-text.ts';
import type { TextPiece } from '../text/text-node.ts';
import { encodedText, toNode } from '../value/to-node.ts';
import { partlyKnown } from '../value/unknowns.ts';
import { type ObjectEntry, type TextValue, text, type Value } from '../value/value.ts';
import { notKnown, wantText } from './arguments.ts';
import { compilePattern } from './patterns.ts';
import { bounded } from './strings.ts';
import type { CallPlace, Functions } from './terraform-function.ts';

/** https://developer.hashicorp.com/terraform/language/functions/replace */
export const REPLACE_FUNCTION: Functions = {
  replace: {
    parameters: [3, 3],
    looks: 'nowhere',
    compute: (values, place) => {
      const [subject, what, by] = values.map((value) => textOf(value, place)) as [
        TextValue,
        TextValue,
        TextValue,
      ];
      const open = (): Value => notKnown(values, 'only deployment knows a part of the text', place);
      if (hasOpaque(what.text)) return open();
      const between = /^\/(.+)\/$/s.exec(what.text)?.[1];
      if (between === undefined) {
        const { opaque } = place.scope;
        const json = subject.document
          ? jsonText(toNode(subject.document, opaque), place.range).value
          : subject.text;
        if (hasOpaque(json) && !isPlaceholder(what.text)) return open();
        if (subject.document && isWithinStrings(what.text) && isWithinStrings(by.text)) {
          const document = replacedIn(subject.document, what.text, by.text);
          return encodedText(
            jsonText(toNode(document, opaque), place.range).value,
            document,
            place.range,
            opaque,
          );
        }
        if (subject.document && hasOpaque(subject.text)) return open();
        return replacedText(subject, what.text, by, place);
      }
      if (hasOpaque(subject.text) || hasOpaque(by.text)) return open();
      const pattern = compilePattern(between, subject.text);
      if (!pattern) return notKnown(values, 'the pattern is too intricate to be computed here', place);
      const replaced = subject.text.replace(pattern, (...found) => substitute(by.text, found));
      return text(bounded(replaced), place.range);
    },
  },
};

function textOf(value: Value, place: CallPlace): TextValue {
  const known = partlyKnown(value, place.scope.opaque);
  return known ?? { kind: 'text', text: wantText(value, place), range: value.range };
}

/**
 * Whether words are there to be replaced: `_BUCKET_`, `{{bucket}}`, `BUCKET_ARN`. Names and ARNs that only deployment
 * knows have none of these in them.
 */
function isPlaceholder(words: string): boolean {
  return /^([^\w\s"\\-]+\w+[^\w\s"\\-]+|__\w+__|_[A-Z\d_]+_|[A-Z][A-Z\d_]{3,})$/.test(words);
}

/** Whether a text is found in JSON only where a string has it, and is written there as it is. */
function isWithinStrings(words: string): boolean {
  return /^[^"\\<>&\u0000-\u001f\u2028\u2029]+$/.test(words) && !/^[\s,:{}[\]\d.truefalsn+-]*$/.test(words);
}

/** A document with words of its strings replaced, everything where it was. */
function replacedIn(value: Value, what: string, by: string): Value {
  const inText = (words: string): string => bounded(words.split(what).join(by));
  switch (value.kind) {
    case 'text': {
      if (value.document) return { ...value, document: replacedIn(value.document, what, by) };
      if (!value.text.includes(what)) return value;
      return text(inText(value.text), value.range);
    }
    case 'list':
      return { ...value, items: value.items.map((item) => replacedIn(item, what, by)) };
    case 'object': {
      const entries = new Map<string, ObjectEntry>();
      for (const [key, entry] of value.entries) {
        entries.set(inText(key), { ...entry, value: replacedIn(entry.value, what, by) });
      }
      return { ...value, entries };
    }
    case 'choice': {
      const { ifTrue, ifFalse } = value;
      return { ...value, ifTrue: replacedIn(ifTrue, what, by), ifFalse: replacedIn(ifFalse, what, by) };
    }
    default:
      return value;
  }
}

/** Every occurrence replaced, what is left where it was; nothing occurs before, between and after all characters. */
function replacedText(subject: TextValue, what: string, by: TextValue, { range }: CallPlace): TextValue {
  if (what === '') {
    const between = `${by.text}${[...subject.text].map((character) => character + by.text).join('')}`;
    return text(bounded(between), range);
  }
  const parts = subject.text.split(what);
  const whole = bounded(parts.join(by.text));
  if (!subject.pieces) return text(whole, range);
  const pieces: TextPiece[] = [];
  let at = 0;
  parts.forEach((part, index) => {
    if (index > 0) pieces.push({ length: by.text.length, at: by.range, isVerbatim: false });
    for (const piece of piecesBetween(subject.pieces!, at, at + part.length)) pieces.push(piece);
    at += part.length + what.length;
  });
  return { kind: 'text', text: whole, pieces: pieces.filter(({ length }) => length > 0), range };
}

/** The pieces of some of the characters. */
function piecesBetween(pieces: readonly TextPiece[], start: number, end: number): TextPiece[] {
  const found: TextPiece[] = [];
  let from = 0;
  for (const { length, at, isVerbatim } of pieces) {
    const [first, last] = [Math.max(start, from), Math.min(end, from + length)];
    if (first < last) {
      const place = isVerbatim ? { start: at.start + first - from, end: at.start + last - from } : at;
      found.push({ length: last - first, at: place, isVerbatim });
    }
    from += length;
  }
  return found;
}

/** `$1`, `${1}` and `${name}` in a replacement; `$$` is a dollar. */
function substitute(by: string, found: readonly unknown[]): string {
  const groups = typeof found.at(-1) === 'object' ? (found.at(-1) as Record<string, string | undefined>) : {};
  return by.replace(/\$(?:\$|\{(\w+)\}|(\w+))/g, (whole, braced?: string, bare?: string) => {
    if (whole === '$$') return '$';
    const name = braced ?? bare!;
    const value = /^\d+$/.test(name) ? found[Number(name)] : groups[name];
    return typeof value === 'string' ? value : '';
  });
}
