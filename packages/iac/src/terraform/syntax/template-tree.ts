import type { Range } from '@leastwise/core';
import type { TemplatePart } from './ast.ts';
import { type Scanner, SyntaxFault } from './scanner.ts';
import type { TemplateToken } from './template-token.ts';

/** Pairs the directives of a template: `%{ if }` with `%{ else }` and `%{ endif }`, `%{ for }` with `%{ endfor }`. */
export function treeOf(tokens: readonly TemplateToken[], scanner: Scanner, whole: Range): TemplatePart[] {
  const pending = [...tokens].reverse();
  const stop = (token: TemplateToken | undefined, message: string): never => {
    const range = token && token.kind !== 'text' ? token.range : whole;
    throw new SyntaxFault(`not valid HCL: ${message}`, range, scanner.at);
  };

  const partsUntil = (opening: TemplateToken | undefined, ends: readonly string[]): TemplatePart[] => {
    const parts: TemplatePart[] = [];
    for (;;) {
      const token = pending.at(-1);
      if (!token) {
        if (opening) stop(opening, `\`%{ ${opening.kind} }\` has no \`%{ ${ends.at(-1)} }\``);
        return parts;
      }
      if (ends.includes(token.kind)) return parts;
      pending.pop();
      switch (token.kind) {
        case 'text':
          parts.push(token);
          break;
        case 'interpolation':
          parts.push(token);
          break;
        case 'if':
          parts.push(scanner.nested(() => branches(token)));
          break;
        case 'for': {
          const content = scanner.nested(() => partsUntil(token, ['endfor']));
          const range = { start: token.range.start, end: closing().end };
          parts.push({ kind: 'for', variables: token.variables, content, range });
          break;
        }
        default:
          stop(token, `\`%{ ${token.kind} }\` belongs to nothing before it`);
      }
    }
  };
  const closing = (): Range => (pending.pop() as { range: Range }).range;
  const branches = (token: Extract<TemplateToken, { kind: 'if' }>): TemplatePart => {
    const ifTrue = partsUntil(token, ['else', 'endif']);
    let end = pending.pop() as Exclude<TemplateToken, { kind: 'text' }>;
    let ifFalse: TemplatePart[] = [];
    if (end.kind === 'else') {
      ifFalse = partsUntil(token, ['endif']);
      end = pending.pop() as typeof end;
    }
    const range = { start: token.range.start, end: end.range.end };
    return { kind: 'if', condition: token.condition, ifTrue, ifFalse, range };
  };
  return partsUntil(undefined, []);
}
