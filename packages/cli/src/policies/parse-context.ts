import type { ContextValue } from '@leastwise/core';
import { UsageError } from '../errors.ts';

/**
 * Condition keys from `key=value`; a key that is given several times holds several values.
 * @throws UsageError for what is not of that form
 */
export function parseContext(pairs: readonly string[]): Readonly<Record<string, ContextValue>> {
  const context = new Map<string, { name: string; values: string[] }>();
  for (const pair of pairs) {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(pair) ?? [];
    if (name === undefined || value === undefined) {
      throw new UsageError(`\`${pair}\` is not a condition key with its value; write \`key=value\``);
    }
    const known = context.get(name.toLowerCase());
    if (known) known.values.push(value);
    else context.set(name.toLowerCase(), { name, values: [value] });
  }
  return Object.fromEntries(
    [...context.values()].map(({ name, values }) => [name, values.length === 1 ? values[0]! : values]),
  );
}
