import { COLLECTION_FUNCTIONS } from './collections.ts';
import { CONVERSION_FUNCTIONS } from './conversions.ts';
import { ENCODING_FUNCTIONS } from './encodings.ts';
import { FILE_FUNCTIONS } from './files.ts';
import { FORMAT_FUNCTIONS } from './format.ts';
import { HASH_FUNCTIONS } from './hashes.ts';
import { MAP_FUNCTIONS } from './maps.ts';
import { NETWORK_FUNCTIONS } from './networks.ts';
import { NUMBER_FUNCTIONS } from './numbers.ts';
import { PATTERN_FUNCTIONS } from './patterns.ts';
import { REPLACE_FUNCTION } from './replace.ts';
import { SET_FUNCTIONS } from './sets.ts';
import { STRING_FUNCTIONS } from './strings.ts';
import type { TerraformFunction } from './terraform-function.ts';

/** Every function that is computed here, by name. `try` and `can`, which look at expressions, are in `evaluate`. */
export const FUNCTIONS: ReadonlyMap<string, TerraformFunction> = new Map(
  [
    COLLECTION_FUNCTIONS,
    CONVERSION_FUNCTIONS,
    ENCODING_FUNCTIONS,
    FILE_FUNCTIONS,
    FORMAT_FUNCTIONS,
    HASH_FUNCTIONS,
    MAP_FUNCTIONS,
    NETWORK_FUNCTIONS,
    NUMBER_FUNCTIONS,
    PATTERN_FUNCTIONS,
    REPLACE_FUNCTION,
    SET_FUNCTIONS,
    STRING_FUNCTIONS,
  ].flatMap((family) => Object.entries(family)),
);
