/**
 * A string as a literal of one-byte source text with few escapes: engines read it fastest, and a single
 * character beyond ASCII would make the whole module two bytes wide.
 */
export function literal(text) {
  const escaped = text
    .replace(/[\\']/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replace(/[^ -~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `'${escaped}'`;
}

/** A record of strings as source text, one line for each. */
export function recordLiteral(entries) {
  return `{\n${entries.map(([key, text]) => `${literal(key)}: ${literal(text)}`).join(',\n')}\n}`;
}

export const HEADER = '// Written by scripts/generate-catalog.mjs; changes are lost.\n';
