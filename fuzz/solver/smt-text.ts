/** A string literal of SMT-LIB. */
export function literal(text: string): string {
  if (!/^[\x20-\x7e]*$/.test(text)) throw new Error(`\`${text}\` is not plain ASCII`);
  return `"${text.replaceAll('"', '""')}"`;
}

export const or = (parts: readonly string[]): string =>
  parts.length === 0 ? 'false' : parts.length === 1 ? parts[0]! : `(or ${parts.join(' ')})`;
export const and = (parts: readonly string[]): string =>
  parts.length === 0 ? 'true' : parts.length === 1 ? parts[0]! : `(and ${parts.join(' ')})`;
export const not = (part: string): string => `(not ${part})`;

const NO_COLON = '(re.diff re.allchar (str.to_re ":"))';

function concatenation(parts: readonly string[]): string {
  return parts.length === 0
    ? '(str.to_re "")'
    : parts.length === 1
      ? parts[0]!
      : `(re.++ ${parts.join(' ')})`;
}

/** The words of a glob, with what `*` and `?` stand for. */
function globWith(glob: string, many: string, one: string): string {
  return concatenation(
    glob
      .split(/([*?])/)
      .filter((piece) => piece !== '')
      .map((piece) => (piece === '*' ? many : piece === '?' ? one : `(str.to_re ${literal(piece)})`)),
  );
}

/** `StringLike` and `Action`: `*` is any characters and `?` any one. */
export function globRegex(glob: string): string {
  return globWith(glob, 're.all', 're.allchar');
}

/**
 * `Resource` and `ArnLike`: part by part. In the first five parts `*` and `?` take no colon, in the sixth anything; a
 * `*` that ends a pattern of fewer parts takes what follows as well.
 */
export function arnRegex(pattern: string): string {
  const parts = pattern.split(':');
  const rest = parts.slice(5).join(':');
  const heads = parts.slice(0, 5).map((part, at) => {
    const isLast = at === parts.length - 1;
    const inPart = (text: string): string => globWith(text, `(re.* ${NO_COLON})`, NO_COLON);
    return isLast && part.endsWith('*') ? concatenation([inPart(part.slice(0, -1)), 're.all']) : inPart(part);
  });
  const all = parts.length > 5 ? [...heads, globRegex(rest)] : heads;
  return concatenation(all.flatMap((part, at) => (at === 0 ? [part] : ['(str.to_re ":")', part])));
}

/** Text in either case, letter by letter. */
export function ignoringCaseRegex(text: string): string {
  return concatenation(
    [...text].map((letter) =>
      letter.toLowerCase() === letter.toUpperCase()
        ? `(str.to_re ${literal(letter)})`
        : `(re.union (str.to_re ${literal(letter.toLowerCase())}) (str.to_re ${literal(letter.toUpperCase())}))`,
    ),
  );
}
