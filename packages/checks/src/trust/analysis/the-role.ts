import type { PolicyInContext } from '@leastwise/core';

/** The role of a trust policy for people: ``the role `Deploy` ``, or `the role` where it has no name here. */
export function theRole({ owner }: PolicyInContext): string {
  return owner ? `the role \`${owner.id}\`` : 'the role';
}
