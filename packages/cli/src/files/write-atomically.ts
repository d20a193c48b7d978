import { chmodSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { reasonOf } from '@leastwise/project';
import { OutputError } from '../errors.ts';

/**
 * Writes a file so that who reads it sees all of it or what was there before. Folders are made as needed.
 * @param options.keepMode whether the file is there already, and keeps the mode that it has
 * @throws OutputError where it cannot be written
 */
export function writeAtomically(path: string, text: string, { keepMode = false } = {}): void {
  const part = `${path}.${process.pid}.part`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(part, text);
    if (keepMode) chmodSync(part, statSync(path).mode);
    renameSync(part, path);
  } catch (error) {
    removeQuietly(part);
    throw new OutputError(`cannot write \`${path}\`: ${reasonOf(error)}`, { cause: error });
  }
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // What kept the file from being written may keep it from being removed; the first reason is the one to tell.
  }
}
