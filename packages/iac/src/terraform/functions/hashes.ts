import { createHash } from 'node:crypto';
import { text } from '../value/value.ts';
import { wantText } from './arguments.ts';
import type { Functions, TerraformFunction } from './terraform-function.ts';

function hash(algorithm: string, encoding: 'hex' | 'base64'): TerraformFunction {
  return {
    parameters: [1, 1],
    looks: 'inside',
    compute: ([value], place) => {
      const digest = createHash(algorithm).update(wantText(value, place), 'utf8').digest(encoding);
      return text(digest, place.range);
    },
  };
}

function ofFile(algorithm: string, encoding: 'hex' | 'base64'): TerraformFunction {
  return {
    parameters: [1, 1],
    looks: 'inside',
    compute: ([path], place) => {
      const file = place.scope.files.read(wantText(path, place));
      return text(createHash(algorithm).update(file.text, 'utf8').digest(encoding), place.range);
    },
  };
}

/** https://developer.hashicorp.com/terraform/language/functions/sha256 and the other hashes */
export const HASH_FUNCTIONS: Functions = {
  md5: hash('md5', 'hex'),
  sha1: hash('sha1', 'hex'),
  sha256: hash('sha256', 'hex'),
  sha512: hash('sha512', 'hex'),
  base64sha256: hash('sha256', 'base64'),
  base64sha512: hash('sha512', 'base64'),
  filemd5: ofFile('md5', 'hex'),
  filesha1: ofFile('sha1', 'hex'),
  filesha256: ofFile('sha256', 'hex'),
  filesha512: ofFile('sha512', 'hex'),
  filebase64sha256: ofFile('sha256', 'base64'),
  filebase64sha512: ofFile('sha512', 'base64'),
};
