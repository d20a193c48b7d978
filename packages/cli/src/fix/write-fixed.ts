import { readFileSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { reasonOf } from '@leastwise/project';
import { OutputError } from '../errors.ts';
import { writeAtomically } from '../files/write-atomically.ts';

/**
 * Writes the fixed text of a file in its place: whole or not at all, with the mode that it has, and where a symbolic
 * link leads.
 * @param before the text that was read, which the file must still have
 * @throws OutputError where it cannot be written, or is not what was read any more
 */
export function writeFixed(file: string, before: string, after: string, cwd: string): void {
  let path: string;
  let bytes: Buffer;
  try {
    path = realpathSync(resolve(cwd, file));
    bytes = readFileSync(path);
  } catch (error) {
    throw new OutputError(`cannot fix \`${file}\`: ${reasonOf(error)}`, { cause: error });
  }
  if (!bytes.equals(Buffer.from(before, 'utf8'))) {
    const why =
      bytes.toString('utf8') === before
        ? 'it is not in UTF-8'
        : 'it changed since it was read; run the scan again';
    throw new OutputError(`cannot fix \`${file}\`: ${why}`);
  }
  writeAtomically(path, after, { keepMode: true });
}
