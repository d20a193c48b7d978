import type { PolicyInContext, Statement } from '@leastwise/core';

/** ``statement 3 `Cleanup`, new.json:27``, counted from one as people do. */
export function statementAt(
  { index, sid, range }: Statement,
  { name, policyName, source, opaque }: PolicyInContext,
): string {
  const { file, startLine } = source.location(range);
  const isFileName = name === file.slice(file.lastIndexOf('/') + 1);
  const of = isFileName ? '' : ` of ${opaque.show(name)}`;
  // Policies that AWS keeps have their name for a file.
  const place = policyName === file ? '' : `, ${file}:${startLine}`;
  return `statement ${index + 1}${sid ? ` \`${sid.value}\`` : ''}${place === '' ? ` of ${name}` : of}${place}`;
}
