import { chmodSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
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

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  ENOTDIR: 'part of the path is not a folder',
  EEXIST: 'part of the path is not a folder',
  ENOSPC: 'the disk is full',
  EROFS: 'the file system is read-only',
};

/** Why the file system refused, in words. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return REASONS[code ?? ''] ?? message;
}
