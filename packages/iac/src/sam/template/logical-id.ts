import { createHash } from 'node:crypto';

/** The suffix that SAM puts on a logical id to tell apart what a text cannot be part of: ten hex digits. */
export function logicalIdHash(text: string): string {
  return text === '' ? '' : createHash('sha1').update(text, 'utf8').digest('hex').slice(0, 10);
}

/** A suffix as part of a logical id: itself where it is alphanumeric, else its hash. */
export function logicalIdSuffix(suffix: string): string {
  return /^[\p{L}\p{N}]+$/u.test(suffix) ? suffix : logicalIdHash(suffix);
}
