import type { PolicyInContext, Statement } from '@leastwise/core';

/** Which statement, and where it stands. */
export function statementJson({ index, sid, range }: Statement, { name, opaque, source }: PolicyInContext) {
  return {
    index,
    ...(sid && { sid: sid.value }),
    policy: opaque.show(name),
    location: source.location(range),
  };
}
