import { type Catalog, suggestAction, suggestService } from '@leastwise/core';
import { UsageError } from '../errors.ts';
import type { Io } from '../io.ts';

/**
 * Refuses an action, or a pattern of actions, that was mistyped. One that is only not known may be newer than the
 * catalogue: that is told.
 * @throws UsageError with what was likely meant
 */
export function requireAction(pattern: string, catalog: Catalog, io: Pick<Io, 'stderr'>): void {
  if (pattern === '*') return;
  const [service = '', ...name] = pattern.split(':');
  if (name.length !== 1 || service === '' || name[0] === '') {
    throw new UsageError(`\`${pattern}\` is not an action; write \`service:Action\``);
  }
  if (catalog.ordinalsMatching(pattern).length > 0) return;
  if (!/[*?]/.test(pattern)) {
    const meant = suggestAction(catalog, pattern);
    if (meant !== undefined)
      throw new UsageError(`\`${pattern}\` is not an action; did you mean \`${meant}\`?`);
  }
  if (!/[*?]/.test(service) && !catalog.service(service)) {
    const meant = suggestService(catalog, service);
    const hint = meant === undefined ? 'see `leastwise explain`' : `did you mean \`${meant}\`?`;
    throw new UsageError(`\`${service}\` is not the prefix of a service; ${hint}`);
  }
  io.stderr.write(
    `leastwise: no action of the catalogue of ${catalog.date} is \`${pattern}\`; taken for one that AWS has added since\n`,
  );
}
