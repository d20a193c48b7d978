import { kindName, type PolicyInContext, type PolicyKind } from '@leastwise/core';
import { InputError } from '../errors.ts';

/**
 * The kind that all policies have.
 * @throws InputError when they differ, since such policies do not add up
 */
export function oneKind(policies: readonly PolicyInContext[]): PolicyKind {
  const [first] = policies;
  if (!first) throw new InputError('there is no policy');
  const other = policies.find(({ kind }) => kind !== first.kind);
  if (other) {
    throw new InputError(
      `\`${first.source.file}\` looks like ${aKind(first.kind)} and \`${other.source.file}\` like ${aKind(other.kind)}; say what they are with \`--type\``,
    );
  }
  return first.kind;
}

/** The name of a kind with its article: `an identity policy`. */
export function aKind(kind: PolicyKind): string {
  const name = kindName(kind);
  return `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;
}
