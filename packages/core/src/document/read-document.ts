import { type JsonOptions, readJson } from './json.ts';
import { LIMITS } from './limits.ts';
import type { Node } from './node.ts';
import { withoutOpaque } from './opaque.ts';
import type { DocumentResult } from './problem.ts';
import type { SourceText } from './source-text.ts';
import { readYaml } from './yaml.ts';

/** A brace or bracket, after comments that people put before it. */
const JSON_BEGINS = /^\ufeff?(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*[[{]/;

/**
 * Reads a file's text as JSON or YAML, whichever it is, into a tree with positions. Never throws: what is
 * wrong is in `problems`, and `root` holds what could be read all the same.
 */
export function readDocument(source: SourceText, options: JsonOptions = {}): DocumentResult<Node> {
  const { text, file } = source;
  if (text.length > LIMITS.characters) {
    return {
      problems: [
        {
          code: 'too-large',
          range: { start: 0, end: 0 },
          message: `the file has ${text.length} characters; at most ${LIMITS.characters} are read`,
        },
      ],
    };
  }
  const nul = text.indexOf('\0');
  if (nul !== -1) {
    const range = { start: nul, end: nul + 1 };
    return { problems: [{ code: 'encoding', range, message: 'a NUL character: this is not a text file' }] };
  }
  // Same length, so positions hold.
  const clean = withoutOpaque(text);
  if (!JSON_BEGINS.test(clean)) return readYaml(clean);
  const json = readJson(clean.charCodeAt(0) === 0xfeff ? ` ${clean.slice(1)}` : clean, {
    allowComments: options.allowComments ?? /\.jsonc$/i.test(file),
  });
  if (json.problems.length > 0 && /\.ya?ml$/i.test(file)) {
    const yaml = readYaml(clean);
    if (yaml.problems.length === 0) return yaml;
  }
  return json;
}

export { readJson, readYaml };
