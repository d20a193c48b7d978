/** Letters in this range stand for values that nobody knows; see `document/opaque.ts`. */
const OPAQUE = /^[\ue000-\uf8ff]$/;

/** Whether a glob matches a word: written straight from the rule, by trying every split. */
export function matchesGlob(glob: string, word: string): boolean {
  if (glob === '') return word === '';
  const rest = glob.slice(1);
  if (glob[0] === '*') return matchesGlob(rest, word) || (word !== '' && matchesGlob(glob, word.slice(1)));
  if (word === '') return false;
  if (glob[0] === '?') return !OPAQUE.test(word[0]!) && matchesGlob(rest, word.slice(1));
  return glob[0] === word[0] && matchesGlob(rest, word.slice(1));
}

/** Whether a pattern that is compared part by part, as `Resource` is, matches a word. */
export function matchesArn(pattern: string, word: string): boolean {
  if (pattern === '*') return true;
  const parts = pattern.split(':');
  const found = word.split(':');
  if (parts.length < 6 && pattern.endsWith('*')) {
    if (found.length < parts.length) return false;
    const last = parts.length - 1;
    const rest = found.slice(last).join(':');
    // The final `*` takes the rest, colons and all; what stands before it in its part does not cross one.
    const starts = Array.from({ length: found[last]!.length + 1 }, (_, length) => rest.slice(0, length));
    return (
      parts.slice(0, last).every((part, at) => matchesGlob(part, found[at]!)) &&
      starts.some((start) => matchesGlob(parts[last]!.slice(0, -1), start))
    );
  }
  if (parts.length < 6)
    return parts.length === found.length && parts.every((part, at) => matchesGlob(part, found[at]!));
  if (found.length < 6) return false;
  return (
    parts.slice(0, 5).every((part, at) => matchesGlob(part, found[at]!)) &&
    matchesGlob(parts.slice(5).join(':'), found.slice(5).join(':'))
  );
}
