import { type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser';
import { LIMITS } from './limits.ts';
import type { Entry, Node } from './node.ts';
import { withoutOpaque } from './opaque.ts';
import type { DocumentProblem, DocumentResult } from './problem.ts';

/** How strictly to read JSON. */
export interface JsonOptions {
  /** Whether comments and trailing commas are fine, as in `.jsonc` files. AWS accepts neither. */
  readonly allowComments?: boolean;
}

type Container =
  | {
      readonly type: 'mapping';
      readonly start: number;
      readonly entries: Entry[];
      key: string;
      keyStart: number;
      keyEnd: number;
    }
  | { readonly type: 'sequence'; readonly start: number; readonly items: Node[] };

/**
 * Reads JSON into a tree with positions, in one pass. What follows a syntax error is read as far as it
 * makes sense. Never throws.
 * @param text the whole file; positions are offsets into it
 */
export function readJson(text: string, options: JsonOptions = {}): DocumentResult<Node> {
  const tooDeep = findTooDeep(text);
  if (tooDeep !== undefined) {
    const range = { start: tooDeep, end: tooDeep + 1 };
    return {
      problems: [{ code: 'too-deep', range, message: `nested more than ${LIMITS.depth} levels deep` }],
    };
  }
  const problems: DocumentProblem[] = [];
  const stack: Container[] = [];
  let root: Node | undefined;

  const add = (node: Node): void => {
    const parent = stack.at(-1);
    if (!parent) root ??= node;
    else if (parent.type === 'sequence') parent.items.push(node);
    else {
      const keyRange = { start: parent.keyStart, end: parent.keyEnd };
      parent.entries.push({ key: parent.key, keyRange, value: node });
    }
  };
  const close = (offset: number, length: number): void => {
    const done = stack.pop();
    if (!done) return;
    const range = { start: done.start, end: offset + length };
    add(
      done.type === 'mapping'
        ? { type: 'mapping', entries: done.entries, range }
        : { type: 'sequence', items: done.items, range },
    );
  };

  visit(
    text,
    {
      onObjectBegin: (start) => {
        stack.push({ type: 'mapping', start, entries: [], key: '', keyStart: start, keyEnd: start });
      },
      onObjectProperty: (key, offset, length) => {
        const parent = stack.at(-1);
        if (parent?.type !== 'mapping') return;
        parent.key = key.length === length - 2 ? key : withoutOpaque(key);
        parent.keyStart = offset;
        parent.keyEnd = offset + length;
      },
      onObjectEnd: close,
      onArrayBegin: (start) => {
        stack.push({ type: 'sequence', start, items: [] });
      },
      onArrayEnd: close,
      onLiteralValue: (value: string | number | boolean | null, offset, length) => {
        const range = { start: offset, end: offset + length };
        if (typeof value === 'string') {
          add({ type: 'scalar', value: value.length === length - 2 ? value : withoutOpaque(value), range });
        } else {
          add({ type: 'scalar', value, raw: text.slice(offset, offset + length), range });
        }
      },
      onError: (code, offset, length) => {
        // One mistake makes a cascade of errors; the first hundred are more than anyone reads.
        if (problems.length < 100) problems.push(syntaxProblem(code, offset, length, text));
      },
    },
    { disallowComments: !options.allowComments, allowTrailingComma: options.allowComments ?? false },
  );
  // Objects and lists that the text never closes are kept as far as they go.
  while (stack.length > 0) close(text.length, 0);
  return { ...(root && { root }), problems };
}

/** The offset at which brackets outside strings nest too deep for a recursive parser. */
function findTooDeep(text: string): number | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      for (at++; at < text.length; at++) {
        const inner = text.charCodeAt(at);
        if (inner === 0x5c) at++;
        else if (inner === 0x22 || inner === 0x0a) break;
      }
    } else if (code === 0x7b || code === 0x5b) {
      if (++depth > LIMITS.depth) return at;
    } else if (code === 0x7d || code === 0x5d) depth--;
  }
  return undefined;
}

const MESSAGES: Record<string, string> = {
  InvalidSymbol: 'unexpected text where JSON wants a value',
  InvalidNumberFormat: 'not a number',
  PropertyNameExpected: 'a key in double quotes is missing here',
  ValueExpected: 'a value is missing here',
  ColonExpected: 'a `:` is missing here',
  CommaExpected: 'a `,` is missing here',
  CloseBraceExpected: 'a `}` is missing here',
  CloseBracketExpected: 'a `]` is missing here',
  EndOfFileExpected: 'text after the end of the document',
  InvalidCommentToken: 'comments are not allowed in JSON',
  UnexpectedEndOfComment: 'the comment is not closed',
  UnexpectedEndOfString: 'the string is not closed',
  UnexpectedEndOfNumber: 'the number is not complete',
  InvalidUnicode: 'an invalid \\u escape',
  InvalidEscapeCharacter: 'an invalid escape in a string',
  InvalidCharacter: 'a control character in a string must be escaped',
};

function syntaxProblem(code: ParseErrorCode, offset: number, length: number, text: string): DocumentProblem {
  const name = printParseErrorCode(code);
  const found = text.slice(offset, offset + Math.min(length, 30)).trim();
  const message = MESSAGES[name] ?? 'not valid JSON';
  return {
    code: 'syntax',
    range: { start: offset, end: offset + length },
    message:
      found && !found.includes('`')
        ? `not valid JSON: ${message} (found \`${found}\`)`
        : `not valid JSON: ${message}`,
  };
}
