import { join } from 'node:path';
import type { OpenFile } from './read-cloud-assembly.ts';

/** Gives the names of all files below a folder; undefined when they are many, or it is no folder that can be read. */
export type ListFiles = (folder: string) => readonly string[] | undefined;

/** What is built of more is not a program to be read, but one with everything that it uses. */
const MOST_CHARACTERS = 1_000_000;

/** Libraries that lie beside a program: whose calls are whose cannot be told. */
const LIBRARIES = /(^|[\\/])(node_modules|site-packages|[^\\/]+\.dist-info)([\\/]|$)/;

/**
 * The text of the program in an asset, in JavaScript or Python: all its files, one after the other.
 * @returns undefined when there is none to be read, or when libraries lie beside it
 */
export function readProgram(folder: string, list: ListFiles, open: OpenFile): string | undefined {
  const names = list(folder);
  if (!names || names.some((name) => LIBRARIES.test(name))) return undefined;
  const texts: string[] = [];
  let characters = 0;
  for (const name of names.filter((one) => /\.([cm]?js|py)$/.test(one))) {
    const text = open(join(folder, name))?.text;
    characters += text?.length ?? 0;
    if (text === undefined || characters > MOST_CHARACTERS) return undefined;
    texts.push(text);
  }
  return texts.length > 0 ? texts.join('\n') : undefined;
}
