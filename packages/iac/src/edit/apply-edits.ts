import { CompositeText, type Edit, SourceText } from '@leastwise/core';

/** A file, or the files of a composite, with edits made that are in order and do not overlap. */
export function applyEdits(text: SourceText, edits: readonly Edit[]): SourceText {
  const [only, ...others] = text.parts;
  if (only === text && others.length === 0) return new SourceText(text.file, editText(text.text, edits));
  let base = 0;
  const parts = text.parts.map((part) => {
    const end = base + part.text.length;
    const own = edits
      .filter(({ range }) => range.start >= base && range.end <= end)
      .map((edit) => moved(edit, -base));
    base = end + 1;
    return own.length === 0 ? part : new SourceText(part.file, editText(part.text, own));
  });
  return new CompositeText(text.file, parts);
}

/** An edit of a text that begins elsewhere. */
export function moved({ range, text }: Edit, by: number): Edit {
  return { range: { start: range.start + by, end: range.end + by }, text };
}

function editText(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const { range, text: replacement } of edits) {
    result += text.slice(at, range.start) + replacement;
    at = range.end;
  }
  return result + text.slice(at);
}
