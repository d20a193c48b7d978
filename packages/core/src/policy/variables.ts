/** A part of a string with policy variables: plain text in which wildcards are live, or a variable. */
export type TextPart =
  | { readonly type: 'text'; readonly text: string }
  /** `${*}`, `${?}` and `${$}`: the character itself. */
  | { readonly type: 'literal'; readonly text: string }
  | { readonly type: 'variable'; readonly key: string; readonly defaultValue?: string };

const VARIABLE = /\$\{([^{}]*)\}/g;

/**
 * Takes a string apart at its policy variables. What is not a well-formed variable stays text.
 * @param version the policy's version; variables exist only in `2012-10-17`
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function parseVariables(text: string, version: string | undefined): readonly TextPart[] {
  if (version !== '2012-10-17' || !text.includes('${')) return [{ type: 'text', text }];
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(VARIABLE)) {
    const part = variablePart(match[1]!);
    if (!part) continue;
    if (match.index > end) parts.push({ type: 'text', text: text.slice(end, match.index) });
    parts.push(part);
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ type: 'text', text: text.slice(end) });
  return parts;
}

/** Names of keys may hold spaces, since tag keys do. */
function variablePart(inside: string): TextPart | undefined {
  if (inside === '*' || inside === '?' || inside === '$') return { type: 'literal', text: inside };
  const [, key, defaultValue] = /^\s*([^\s,'](?:[^,']*[^\s,'])?)\s*(?:,\s*'([^']*)'\s*)?$/.exec(inside) ?? [];
  if (!key) return undefined;
  return { type: 'variable', key, ...(defaultValue !== undefined && { defaultValue }) };
}
