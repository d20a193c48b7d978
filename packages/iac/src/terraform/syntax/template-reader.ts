import { withoutOpaque } from '@leastwise/core';
import type { TextPiece } from '../text/text-node.ts';
import { parseForVariables } from './collections.ts';
import { parseExpression } from './expressions.ts';
import type { Scanner } from './scanner.ts';
import { type TemplateToken, trimEnd, trimStart } from './template-token.ts';

/** How a template is written. */
export interface TemplateForm {
  /** Whether it is in double quotes: with escapes, and ending at the quote. */
  readonly isQuoted: boolean;
  /** The offset at which it ends at the latest. */
  readonly end: number;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/** Reads a template into its tokens, the trims of `~` done. */
export class TemplateReader {
  readonly #scanner: Scanner;
  readonly #form: TemplateForm;
  readonly #tokens: TemplateToken[] = [];
  /** Whether the last sequence ended in `~}`. */
  #trimsNext = false;

  constructor(scanner: Scanner, form: TemplateForm) {
    this.#scanner = scanner;
    this.#form = form;
  }

  read(): TemplateToken[] {
    const scanner = this.#scanner;
    while (scanner.at < this.#form.end) {
      if (this.#form.isQuoted && scanner.sees('"')) break;
      if (scanner.sees('${')) this.#sequence(() => this.#interpolation());
      else if (scanner.sees('%{')) this.#sequence(() => this.#directive());
      else this.#text();
    }
    return this.#tokens;
  }

  /** Reads `${...}` or `%{...}`. */
  #sequence(read: () => TemplateToken): void {
    const scanner = this.#scanner;
    const start = scanner.at;
    const opening = scanner.text.slice(start, start + 2);
    scanner.at += 2;
    if (scanner.take('~')) {
      const last = this.#tokens.at(-1);
      if (last?.kind === 'text') this.#tokens[this.#tokens.length - 1] = trimEnd(last);
    }
    const token = scanner.withLines(false, () => {
      const inner = read();
      scanner.skip();
      this.#trimsNext = scanner.take('~');
      if (!scanner.take('}')) {
        scanner.fail(
          `a \`}\` is missing after \`${opening}\`; text that begins so is written \`${opening[0]}${opening}\``,
        );
      }
      return inner;
    });
    if (scanner.at > this.#form.end) scanner.fail(`\`${opening}\` is not closed`, start, start + 2);
    this.#tokens.push({ ...token, range: scanner.rangeFrom(start) } as TemplateToken);
  }

  #interpolation(): TemplateToken {
    const value = parseExpression(this.#scanner);
    return { kind: 'interpolation', value, range: value.range };
  }

  #directive(): TemplateToken {
    const scanner = this.#scanner;
    scanner.skip();
    const start = scanner.at;
    const word = scanner.identifier();
    const range = scanner.rangeFrom(start);
    switch (word) {
      case 'if':
        return { kind: 'if', condition: parseExpression(scanner), range };
      case 'for':
        return { kind: 'for', variables: parseForVariables(scanner), range };
      case 'else':
      case 'endif':
      case 'endfor':
        return { kind: word, range };
      default:
        return scanner.fail('`%{` begins `if`, `else`, `endif`, `for` or `endfor`', start);
    }
  }

  /** Reads text up to the next sequence; in a heredoc up to the end of the line. */
  #text(): void {
    const scanner = this.#scanner;
    const { isQuoted, end } = this.#form;
    const pieces: TextPiece[] = [];
    let text = '';
    let run = scanner.at;
    const flush = (): void => {
      if (scanner.at === run) return;
      const characters = withoutOpaque(scanner.text.slice(run, scanner.at));
      text += characters;
      const at = scanner.rangeFrom(run);
      // In JSON, what is read here may be written with escapes.
      pieces.push({ length: characters.length, at, isVerbatim: at.end - at.start === characters.length });
    };
    const replace = (length: number, by: string): void => {
      flush();
      const start = scanner.at;
      scanner.at += length;
      run = scanner.at;
      text += by;
      pieces.push({ length: by.length, at: scanner.rangeFrom(start), isVerbatim: false });
    };
    while (scanner.at < end) {
      const character = scanner.text[scanner.at]!;
      if (isQuoted && character === '"') break;
      if (character === '\n') {
        if (isQuoted) scanner.fail('a string in quotes ends on its line; a `"` is missing');
        scanner.at++;
        break;
      }
      if (character === '$' || character === '%') {
        if (scanner.sees(`${character}{`)) break;
        if (scanner.sees(`${character}${character}{`)) {
          replace(3, `${character}{`);
          continue;
        }
      } else if (isQuoted && character === '\\') {
        const { length, by } = this.#escape();
        replace(length, by);
        continue;
      }
      scanner.at++;
    }
    flush();
    const token = { kind: 'text', text, pieces } as const;
    this.#tokens.push(this.#trimsNext ? trimStart(token) : token);
    this.#trimsNext = false;
  }

  #escape(): { length: number; by: string } {
    const scanner = this.#scanner;
    const letter = scanner.text[scanner.at + 1] ?? '';
    const known = ESCAPES[letter];
    if (known !== undefined) return { length: 2, by: known };
    const digits = letter === 'u' ? 4 : letter === 'U' ? 8 : 0;
    const hex = scanner.text.slice(scanner.at + 2, scanner.at + 2 + digits);
    const code =
      digits > 0 && /^[\da-f]+$/i.test(hex) && hex.length === digits ? Number.parseInt(hex, 16) : -1;
    if (code < 0 || code > 0x10ffff) {
      scanner.fail(
        'this is no escape; there are `\\n`, `\\r`, `\\t`, `\\"`, `\\\\`, `\\uNNNN` and `\\UNNNNNNNN`',
        scanner.at,
        scanner.at + 2,
      );
    }
    return { length: 2 + digits, by: withoutOpaque(String.fromCodePoint(code)) };
  }
}
