import { join, relative, resolve } from 'node:path';
import type { ReadableFiles } from '../evaluate/scope.ts';
import { Fault } from '../value/value.ts';
import type { ModuleText } from './module-text.ts';
import type { ProjectFiles } from './project-files.ts';

/** How many characters all files of one root module may have together. */
const MAX_CHARACTERS = 64 * 1024 * 1024;
/** How many files `fileset` looks at. */
const MAX_FILES = 20_000;

/** What `file`, `templatefile` and their like read, relative to the root module as Terraform runs there. */
export class ModuleReadableFiles implements ReadableFiles {
  readonly #files: ProjectFiles;
  readonly #text: ModuleText;
  readonly #root: string;

  constructor(files: ProjectFiles, text: ModuleText, root: string) {
    this.#files = files;
    this.#text = text;
    this.#root = root;
  }

  read(path: string): { readonly text: string; readonly base: number } {
    const text = this.#files.open(resolve(this.#root, path));
    if ('reason' in text) throw new Fault(text.reason);
    if (this.#text.length + text.text.length > MAX_CHARACTERS) {
      throw new Fault('the files of the module are too large together');
    }
    return { text: text.text, base: this.#text.add(text) };
  }

  exists(path: string): boolean {
    return this.#files.isFile(resolve(this.#root, path));
  }

  match(folder: string, pattern: string): readonly string[] {
    const root = resolve(this.#root, folder);
    const wanted = patternOf(pattern);
    const found: string[] = [];
    const pending = [root];
    for (let looked = 0, next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (++looked > MAX_FILES) throw new Fault('`fileset` finds too many files');
      for (const name of this.#files.list(next)) {
        const path = relative(root, join(next, name)).replaceAll('\\', '/');
        if (wanted.test(path)) found.push(path);
      }
      if (pattern.includes('/') || pattern.includes('**')) {
        for (const name of this.#files.folders(next)) pending.push(join(next, name));
      }
    }
    return found;
  }
}

/** The pattern of `fileset`: `*`, `**`, `?`, `{a,b}` and `[...]`. */
function patternOf(pattern: string): RegExp {
  const source = pattern.replace(
    /\*\*\/|\*\*|\*|\?|\{([^{}]*)\}|\[[^\]]*\]|[\\^$.|+(){}]/g,
    (part, options) => {
      if (part === '**/') return '(?:[^/]+/)*';
      if (part === '**') return '.*';
      if (part === '*') return '[^/]*';
      if (part === '?') return '[^/]';
      if (options !== undefined) {
        const escaped = String(options)
          .split(',')
          .map((option) => option.replace(/[\\^$.|+*?()[\]{}]/g, '\\$&'));
        return `(?:${escaped.join('|')})`;
      }
      return part.startsWith('[') && part.length > 2 ? part.replace(/^\[!/, '[^') : `\\${part}`;
    },
  );
  try {
    return new RegExp(`^${source}$`);
  } catch {
    throw new Fault(`\`${pattern}\` is no pattern of file names`);
  }
}
