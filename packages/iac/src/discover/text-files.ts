import { isUtf8 } from 'node:buffer';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { LIMITS, type PolicyProblem, SourceText } from '@leastwise/core';

/** The text of a file, and what was wrong with its bytes. */
export interface TextFile {
  readonly text: SourceText;
  readonly problems: readonly PolicyProblem[];
}

/** What opening a file gives: its text, or why there is none. */
export type OpenedFile = TextFile | { readonly reason: string };

/** Reads files, and shows their paths the way people see them: relative to where they stand. */
export class TextFiles {
  readonly #cwd: string;

  /** @param cwd the folder that paths are relative to */
  constructor(cwd: string) {
    this.#cwd = cwd;
  }

  /** A path for people: relative when it lies within the current folder, with `/` between its parts. */
  show(path: string): string {
    const absolute = resolve(this.#cwd, path);
    const shown = relative(this.#cwd, absolute);
    if (shown === '') return '.';
    return (shown.startsWith('..') ? absolute : shown).replaceAll('\\', '/');
  }

  /** The absolute path. */
  resolve(path: string): string {
    return resolve(this.#cwd, path);
  }

  /** The files below a folder, by their paths from it; undefined when they are many or it cannot be read. */
  list(path: string): readonly string[] | undefined {
    const found: string[] = [];
    const pending = [''];
    try {
      for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
        for (const entry of readdirSync(join(this.resolve(path), folder), { withFileTypes: true })) {
          if (entry.isDirectory()) pending.push(join(folder, entry.name));
          else found.push(join(folder, entry.name));
          if (found.length + pending.length > MOST_FILES) return undefined;
        }
      }
    } catch {
      return undefined;
    }
    return found.sort();
  }

  /** Reads a file. Never throws. */
  open(path: string): OpenedFile {
    try {
      const absolute = this.resolve(path);
      if (statSync(absolute).size > 4 * LIMITS.characters) return { reason: 'it is too large to be read' };
      return decodeText(this.show(path), readFileSync(absolute));
    } catch (error) {
      return { reason: reasonOf(error) };
    }
  }
}

/** More files than this are no program that somebody reads. */
const MOST_FILES = 200;

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
  ENOENT: 'it does not exist',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its path is too long',
};

/** Why the file system refused, in words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? `it cannot be read${code && ` (${code})`}`;
}

/**
 * The text of a file's bytes. Bytes that are no UTF-8 are a problem at the place of the first of them, and the
 * rest is read all the same.
 * @param file the name to show for it
 */
export function decodeText(file: string, bytes: Buffer): TextFile {
  const utf16 = decodeUtf16(bytes);
  if (utf16 !== undefined) {
    const problem = encodingProblem(0, 'the file is in UTF-16, which AWS does not take; save it as UTF-8');
    return { text: new SourceText(file, utf16), problems: [problem] };
  }
  const text = new SourceText(file, bytes.toString('utf8'));
  if (isUtf8(bytes)) return { text, problems: [] };
  const at = firstInvalid(text.text, bytes);
  const byte = bytes[Buffer.byteLength(text.text.slice(0, at))]!.toString(16).toUpperCase().padStart(2, '0');
  return { text, problems: [encodingProblem(at, `not valid UTF-8: byte 0x${byte}`)] };
}

function encodingProblem(at: number, message: string): PolicyProblem {
  return { code: 'syntax', range: { start: at, end: at + 1 }, message };
}

/** The text of bytes that begin with the mark of UTF-16; undefined for others. */
function decodeUtf16(bytes: Buffer): string | undefined {
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe;
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff;
  return isLittle || isBig ? new TextDecoder(isLittle ? 'utf-16le' : 'utf-16be').decode(bytes) : undefined;
}

/** The first replacement character that the bytes themselves do not have. */
function firstInvalid(text: string, bytes: Buffer): number {
  for (let at = text.indexOf('\ufffd'); at !== -1; at = text.indexOf('\ufffd', at + 1)) {
    const offset = Buffer.byteLength(text.slice(0, at));
    if (bytes[offset] !== 0xef || bytes[offset + 1] !== 0xbf || bytes[offset + 2] !== 0xbd) return at;
  }
  return 0;
}
