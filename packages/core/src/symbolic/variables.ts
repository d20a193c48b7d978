import type { OpaqueTable } from '../document/opaque.ts';
import type { PatternText } from '../match/pattern-text.ts';
import { parseVariables } from '../policy/variables.ts';

/**
 * What a context key is known to hold: its value, null when it is known to be absent, undefined when open.
 * @param key in lower case
 */
export type KnownValue = (key: string) => string | null | undefined;

/** A policy variable whose value is open, and the letter that stands for it. */
export interface OpenVariable {
  /** In lower case. */
  readonly key: string;
  /** As the policy writes it. */
  readonly name: string;
  readonly letter: string;
}

/** A string of a policy with its variables replaced. */
export interface Substituted {
  /** Undefined when a variable without default is known to be absent, so that the string matches nothing. */
  readonly pattern?: PatternText;
  readonly open: readonly OpenVariable[];
  readonly hasVariables: boolean;
}

/**
 * Replaces policy variables by the values that are known, and open ones by an opaque letter: a value that
 * equals itself, is matched by `*`, and by nothing else.
 */
export function substitute(
  text: string,
  version: string | undefined,
  known: KnownValue,
  opaque: OpaqueTable,
): Substituted {
  if (!text.includes('${')) return { pattern: { text }, open: [], hasVariables: false };
  let out = '';
  const literal = new Set<number>();
  const open: OpenVariable[] = [];
  let hasVariables = false;
  const insert = (value: string): void => {
    for (let at = 0; at < value.length; at++) literal.add(out.length + at);
    out += value;
  };
  for (const part of parseVariables(text, version)) {
    if (part.type === 'text') out += part.text;
    else if (part.type === 'literal') {
      hasVariables = true;
      insert(part.text);
    } else {
      hasVariables = true;
      const key = part.key.toLowerCase();
      const value = known(key) === null ? (part.defaultValue ?? null) : known(key);
      if (value === null) return { open, hasVariables };
      if (value !== undefined) insert(value);
      else {
        const letter = opaque.letter(`\${${key}}`);
        open.push({ key, name: part.key, letter });
        out += letter;
      }
    }
  }
  return { pattern: { text: out, literal }, open, hasVariables };
}
