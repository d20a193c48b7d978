import { readFileSync } from 'node:fs';
import { SourceText } from '@leastwise/core';
import type { Config } from './config.ts';
import { ConfigError } from './config-error.ts';
import { type ConfigRules, parseConfig } from './parse-config.ts';
import { reasonOf } from './reason-of.ts';

/**
 * Reads a configuration file.
 * @param path absolute
 * @param shownAs the name that messages call it by
 * @throws ConfigError with every problem of the file, each at its line
 */
export function readConfigFile(path: string, shownAs: string, rules: ConfigRules): Config {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new ConfigError(`cannot read the configuration \`${shownAs}\`: ${reasonOf(error)}`, {
      cause: error,
    });
  }
  return parseConfig(new SourceText(shownAs, text), path, rules);
}
