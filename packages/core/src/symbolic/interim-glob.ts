import { isOpaqueCodeUnit } from '../document/opaque.ts';
export interface Pattern {
  readonly text: string;
  readonly literal?: ReadonlySet<number>;
}
export function matchesGlob(pattern: Pattern, value: string): boolean {
  return matchesSlice(pattern, 0, pattern.text.length, value);
}
export function matchesSlice({ text, literal }: Pattern, start: number, end: number, value: string): boolean {
  let at = start;
  let index = 0;
  let starAt = -1;
  let starIndex = 0;
  while (index < value.length) {
    const code = at < end ? text.charCodeAt(at) : -1;
    const wild = literal === undefined || !literal.has(at);
    if (code === 42 && wild) {
      starAt = at++;
      starIndex = index;
    } else if (
      code === value.charCodeAt(index) ||
      (code === 63 && wild && !isOpaqueCodeUnit(value.charCodeAt(index)))
    ) {
      at++;
      index++;
    } else if (starAt !== -1) {
      at = starAt + 1;
      index = ++starIndex;
    } else return false;
  }
  while (at < end && text.charCodeAt(at) === 42 && !literal?.has(at)) at++;
  return at === end;
}
