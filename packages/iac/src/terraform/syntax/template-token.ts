import type { Range } from '@leastwise/core';
import type { TextPiece } from '../text/text-node.ts';
import type { Expression, ForVariables } from './ast.ts';

/** A template before its directives are paired. */
export type TemplateToken =
  | TextToken
  | { readonly kind: 'interpolation'; readonly value: Expression; readonly range: Range }
  | { readonly kind: 'if'; readonly condition: Expression; readonly range: Range }
  | { readonly kind: 'for'; readonly variables: ForVariables; readonly range: Range }
  | { readonly kind: 'else' | 'endif' | 'endfor'; readonly range: Range };

/** Text between interpolations; in a heredoc, at most one line. */
export interface TextToken {
  readonly kind: 'text';
  readonly text: string;
  readonly pieces: readonly TextPiece[];
}

const SPACE_BEFORE = /^\s+/;
const SPACE_AFTER = /\s+$/;

/** Without the white space that it begins with. */
export function trimStart(token: TextToken): TextToken {
  return withoutFirst(token, SPACE_BEFORE.exec(token.text)?.[0].length ?? 0);
}

/** Without the white space that it ends with. */
export function trimEnd(token: TextToken): TextToken {
  const drop = SPACE_AFTER.exec(token.text)?.[0].length ?? 0;
  const keep = token.text.length - drop;
  const pieces: TextPiece[] = [];
  let left = keep;
  for (const piece of token.pieces) {
    if (left <= 0) break;
    pieces.push(part(piece, 0, Math.min(left, piece.length)));
    left -= piece.length;
  }
  return { kind: 'text', text: token.text.slice(0, keep), pieces };
}

/** Without some characters at its start. */
export function withoutFirst(token: TextToken, count: number): TextToken {
  if (count === 0) return token;
  const pieces: TextPiece[] = [];
  let skip = count;
  for (const piece of token.pieces) {
    if (skip < piece.length) pieces.push(part(piece, skip, piece.length));
    skip = Math.max(0, skip - piece.length);
  }
  return { kind: 'text', text: token.text.slice(count), pieces };
}

function part({ length, at, isVerbatim }: TextPiece, from: number, to: number): TextPiece {
  if (!isVerbatim || (from === 0 && to === length)) return { length: to - from, at, isVerbatim };
  return { length: to - from, at: { start: at.start + from, end: at.start + to }, isVerbatim };
}
