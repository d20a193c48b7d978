import type { PolicyInContext, Statement } from '@leastwise/core';
import type { statement } from './schemas/parts/statement.ts';
import type { Written } from './schemas/written.ts';

/** Which statement, and where it stands. */
export function statementJson(
  { index, sid, range }: Statement,
  { name, opaque, source }: PolicyInContext,
): Written<typeof statement> {
  return {
    index,
    ...(sid && { sid: sid.value }),
    policy: opaque.show(name),
    location: source.location(range),
  };
}
