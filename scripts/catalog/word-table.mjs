// Descriptions repeat a few thousand words. Each becomes one to three characters, the more frequent the shorter.
// packages/core/src/catalog/words.ts is the reader.

/** Printable ASCII but for what separates parts of a service and what a literal escapes. */
const DIGITS = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at)).filter(
  (char) => !`"'\\|,=`.includes(char),
);
const ONE = 40;
const TWO = 38;

/** The words of texts; a beginning that nearly all texts share counts as one word. */
function wordsOf(text) {
  const beginning = /^(Grants permission to(?: (?:a|an|the)\b)?|Filters access by(?: the)?) /.exec(text);
  const rest = beginning ? text.slice(beginning[0].length) : text;
  const words = rest.split(/\s+/).filter((word) => word !== '');
  return beginning ? [beginning[1], ...words] : words;
}

/** Numbers the words of texts, the most frequent first. */
export function wordTable(texts) {
  const counts = new Map();
  for (const text of texts) {
    for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const words = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([word]) => word);
  if (words.length > ONE + TWO * DIGITS.length + (DIGITS.length - ONE - TWO) * DIGITS.length ** 2) {
    throw new Error(`${words.length} words are more than the code has room for`);
  }
  const codes = new Map(words.map((word, at) => [word, codeOf(at)]));
  return {
    words,
    encode: (text) =>
      wordsOf(text)
        .map((word) => codes.get(word))
        .join(''),
    digits: DIGITS.join(''),
    one: ONE,
    two: TWO,
  };
}

function codeOf(number) {
  const base = DIGITS.length;
  if (number < ONE) return DIGITS[number];
  let rest = number - ONE;
  if (rest < TWO * base) return DIGITS[ONE + Math.floor(rest / base)] + DIGITS[rest % base];
  rest -= TWO * base;
  return (
    DIGITS[ONE + TWO + Math.floor(rest / base ** 2)] +
    DIGITS[Math.floor(rest / base) % base] +
    DIGITS[rest % base]
  );
}
