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

export const HEADER = '// Written by scripts/generate-catalog.mjs; changes are lost.\n';
