import type { RenderOptions } from '../render-options.ts';
import { styleCodeSpans } from '../text/code-spans.ts';
import { oneLine } from '../text/visible.ts';
import { wrap } from '../text/wrap.ts';

/** An item of a list, wrapped. */
export function item(text: string, { style, width }: RenderOptions): string[] {
  return styleCodeSpans(wrap(oneLine(text), width - 4), style).map((line, at) =>
    at === 0 ? `  - ${line}` : `    ${line}`,
  );
}
