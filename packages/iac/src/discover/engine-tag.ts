import type { Range } from '@leastwise/core';

/** A tag of a template engine in a text. */
export interface EngineTag {
  /** The engines that write it so, for people. */
  readonly engine: string;
  readonly range: Range;
}

const TAGS: readonly (readonly [engine: string, tag: RegExp])[] = [
  ['Jinja', /\{%-?\s*\w+[^}]*%\}/],
  ['Handlebars', /\{\{~?[#/^>]\s*\w+[^}]*\}\}/],
  ['Go templates', /\{\{-?\s*(?:if|else|end|range|with|define|template|include)\b[^}]*\}\}/],
  ['Terraform', /%\{~?\s*(?:if|else|endif|for|endfor)\b[^}]*\}/],
  ['EJS or ERB', /<%[^>]*%>/],
  // A list or an object that is filled in as JSON.
  ['Terraform or `envsubst`', /(?<=[:[,]\s*)\$\{\w[^{}"]*\}(?=\s*[,\]}])/],
];

/**
 * The first tag of a template engine in a text that is no JSON or YAML as it stands: a Jinja block, a section of
 * Handlebars. Undefined when there is none, so that what is wrong with the text is a mistake.
 */
export function engineTagIn(text: string): EngineTag | undefined {
  for (const [engine, tag] of TAGS) {
    const found = tag.exec(text);
    if (found) return { engine, range: { start: found.index, end: found.index + found[0].length } };
  }
  return undefined;
}
