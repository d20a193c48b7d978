/**
 * A text that a terminal shows and does not obey: control characters become pictures of themselves, and
 * characters that turn the direction of writing become replacement characters. Lengths stay.
 */
export function visible(text: string): string {
  return text.replace(/[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/g, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '\u2421' : '\ufffd';
  });
}

/** A text on one line: line breaks and tabs become spaces, other control characters visible. */
export function oneLine(text: string): string {
  return visible(text.replace(/\s*[\r\n]+\s*|\t/g, ' '));
}
