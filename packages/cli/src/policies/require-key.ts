import { type Catalog, suggestConditionKey } from '@leastwise/core';
import { UsageError } from '../errors.ts';
import type { Io } from '../io.ts';

/**
 * Refuses a condition key that was mistyped: under another name it would be a key that no policy speaks of. One that is
 * only not known may be newer than the catalogue: that is told. Claims of identity providers have names of their own.
 * @throws UsageError with what was likely meant
 */
export function requireKey(name: string, catalog: Catalog, io: Pick<Io, 'stderr'>): void {
  if (catalog.conditionKey(name) || /^[^:]*\.[^:]*:/.test(name)) return;
  const meant = suggestConditionKey(catalog, name);
  if (meant !== undefined)
    throw new UsageError(`\`${name}\` is not a condition key; did you mean \`${meant}\`?`);
  if (!name.includes(':')) {
    throw new UsageError(
      `\`${name}\` is not a condition key; write \`service:Key\`, such as \`aws:SourceIp\``,
    );
  }
  io.stderr.write(
    `leastwise: no condition key of the catalogue of ${catalog.date} is \`${name}\`; taken for one that AWS has added since\n`,
  );
}
