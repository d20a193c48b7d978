import { hasOpaque } from '@leastwise/core';

/** Beyond so many steps, which no name of AWS needs, a pattern is not said to cover another. */
const MOST_STEPS = 4_000_000;

/**
 * Whether a pattern with `*` and `?` matches every string that another one matches. Never wrongly says yes;
 * says no for a few odd pairs (`*?` and `?*`). An opaque letter is covered by itself and by `*` only.
 */
export function coversPattern(general: string, specific: string): boolean {
  if (general === '*' || general === specific) return true;
  // `${*}` is a literal star: what holds variables covers only its like.
  if (!/[*?]/.test(general) || general.includes('${')) return false;
  if (general.length * specific.length > MOST_STEPS) return false;
  let at = 0;
  let in_ = 0;
  let star = -1;
  let resume = 0;
  while (at < specific.length) {
    const symbol = general[in_];
    const wanted = specific[at]!;
    if (symbol === '*') {
      star = in_++;
      resume = at;
    } else if (wanted !== '*' && (symbol === wanted || (symbol === '?' && !hasOpaque(wanted)))) {
      at++;
      in_++;
    } else if (star !== -1) {
      in_ = star + 1;
      at = ++resume;
    } else return false;
  }
  while (general[in_] === '*') in_++;
  return in_ === general.length;
}

/**
 * `coversPattern` for items of `Resource`, which are compared part by part: a wildcard in one of the first
 * five parts stays within its part.
 */
export function coversResource(general: string, specific: string): boolean {
  if (/^\*+$/.test(general) || general === specific) return true;
  const wide = partsOf(general);
  const narrow = partsOf(specific);
  if (!wide || !narrow) return false;
  return wide.every((part, index) => coversPattern(part, narrow[index]!));
}

const remembered = new Map<string, readonly string[] | undefined>();

function partsOf(text: string): readonly string[] | undefined {
  if (remembered.has(text)) return remembered.get(text);
  if (remembered.size > 10_000) remembered.clear();
  const parts = split(text);
  remembered.set(text, parts);
  return parts;
}

/** The six parts of an ARN pattern; undefined when they cannot be told, as with variables or unknowns in them. */
function split(text: string): readonly string[] | undefined {
  const parts: string[] = [];
  let start = 0;
  while (parts.length < 5) {
    const colon = text.indexOf(':', start);
    if (colon === -1) break;
    parts.push(text.slice(start, colon));
    start = colon + 1;
  }
  if (parts.some((part) => part.includes('${') || part.includes('}') || hasOpaqueBeyondNames(part)))
    return undefined;
  parts.push(text.slice(start));
  if (parts.length < 6) {
    if (!text.endsWith('*') || hasOpaque(text)) return undefined;
    while (parts.length < 6) parts.push('*');
  }
  return parts;
}

/** Whether an unknown among the first parts may hold colons: only one that is a part by itself is taken as one. */
function hasOpaqueBeyondNames(part: string): boolean {
  return hasOpaque(part) && part.length > 1;
}
