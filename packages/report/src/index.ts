export { FORMATS, type FormatName } from './formats.ts';
export type * from './render-options.ts';
export type * from './report.ts';
export { ansiStyle, plainStyle, type Style } from './style.ts';
export { styleCodeSpans } from './text/code-spans.ts';
export { count } from './text/plural.ts';
export { oneLine, visible } from './text/visible.ts';
export { displayWidth } from './text/width.ts';
export { wrap } from './text/wrap.ts';
