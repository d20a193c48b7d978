import type { Style } from './style.ts';
import { styleCodeSpans } from './text/code-spans.ts';
import { wrap } from './text/wrap.ts';

/** A page of documentation, of the Markdown that those of checks use, for a terminal. */
export function renderMarkdownPage(page: string, { style, width }: { style: Style; width: number }): string {
  const lines: string[] = [];
  let fenced = false;
  for (const line of page.trimEnd().split('\n')) {
    if (line.startsWith('```')) {
      fenced = !fenced;
      continue;
    }
    if (fenced) lines.push(style.code(line === '' ? '' : `    ${line}`));
    else lines.push(...renderLine(line, style, width));
  }
  return `${lines.join('\n')}\n`;
}

function renderLine(line: string, style: Style, width: number): string[] {
  const heading = /^#+ (.*)$/.exec(line);
  if (heading) return wrap(heading[1]!.replaceAll('`', ''), width).map(style.strong);
  const link = /^- \[(.+)\]\((\S+)\)$/.exec(line);
  if (link) return [`- ${style.link(link[2]!, link[1]!)}`, `  ${style.faint(link[2]!)}`];
  const item = /^(\s*- )(.*)$/.exec(line);
  if (!item) return styleCodeSpans(wrap(plainLinks(line), width), style);
  const [, mark = '', text = ''] = item;
  const lines = styleCodeSpans(wrap(plainLinks(text), width - mark.length), style);
  return lines.map((one, at) => (at === 0 ? mark : ' '.repeat(mark.length)) + one);
}

function plainLinks(text: string): string {
  return text.replace(/\[([^\]]+)\]\((https?:[^)\s]+)\)/g, '$1 ($2)');
}
