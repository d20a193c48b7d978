/**
 * Opaque letters: characters that stand for text nobody knows before deployment, such as the name that
 * CloudFormation will give a bucket. A letter equals itself, is matched by `*`, and by nothing else.
 *
 * Letters are code units of Unicode's private use area, which no IAM policy may contain (IAM takes
 * U+0009, U+000A, U+000D and U+0020 to U+00FF), so a string with letters is an ordinary string.
 */
const FIRST = 0xe000;
const LAST = 0xf8ff;

const LETTER = /[\ue000-\uf8ff]/;
const LETTERS = /[\ue000-\uf8ff]/g;

/** The first code unit that is an opaque letter. */
export const FIRST_OPAQUE_LETTER = FIRST;

/** Whether a string holds any opaque letter: whether part of it is unknown. */
export function hasOpaque(text: string): boolean {
  return LETTER.test(text);
}

/** Whether a code unit is an opaque letter. */
export function isOpaqueCodeUnit(codeUnit: number): boolean {
  return codeUnit >= FIRST && codeUnit <= LAST;
}

/** Replaces characters of the opaque range that came from the input, which would pass for unknown text. */
export function withoutOpaque(text: string): string {
  return hasOpaque(text) ? text.replace(LETTERS, '\ufffd') : text;
}

/** The letters of one analysis: the same unknown text always gets the same letter. */
export class OpaqueTable {
  readonly #letters = new Map<string, string>();
  readonly #texts: string[] = [];

  /**
   * The letter for an unknown text.
   * @param text how the unknown is written, for people: `${BucketName}`; equal texts are equal unknowns
   */
  letter(text: string): string {
    const known = this.#letters.get(text);
    if (known) return known;
    // The last letter is shared by whatever comes after 6,399 distinct unknowns: still never a literal.
    const code = Math.min(FIRST + this.#texts.length, LAST);
    const letter = String.fromCharCode(code);
    this.#letters.set(text, letter);
    if (code - FIRST === this.#texts.length) this.#texts.push(text);
    return letter;
  }

  /** A string for people: letters give way to the text they stand for. */
  show(text: string): string {
    if (!hasOpaque(text)) return text;
    return text.replace(LETTERS, (letter) => this.#texts[letter.charCodeAt(0) - FIRST] ?? '?');
  }
}
