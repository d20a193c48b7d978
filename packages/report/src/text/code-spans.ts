import type { Style } from '../style.ts';

/** Lines of one text, what stands in backticks in the style of code, also where it runs over a line break. */
export function styleCodeSpans(
  lines: readonly string[],
  style: Style,
  other = (text: string): string => text,
): string[] {
  // An odd backtick does not begin anything.
  if ((lines.join('').split('`').length - 1) % 2 === 1) return lines.map(other);
  let inside = false;
  return lines.map((line) => {
    let styled = '';
    let at = 0;
    while (at < line.length) {
      // A span takes its backticks with it.
      const tick = line.indexOf('`', at);
      if (inside) {
        const end = tick === -1 ? line.length : tick + 1;
        styled += style.code(line.slice(at, end));
        inside = tick === -1;
        at = end;
        continue;
      }
      if (tick === -1) {
        styled += other(line.slice(at));
        break;
      }
      if (tick > at) styled += other(line.slice(at, tick));
      const close = line.indexOf('`', tick + 1);
      const end = close === -1 ? line.length : close + 1;
      styled += style.code(line.slice(tick, end));
      inside = close === -1;
      at = end;
    }
    return styled;
  });
}
