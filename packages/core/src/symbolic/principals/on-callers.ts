import type { ConditionAtom } from '../condition-atom.ts';
import type { TextSet } from '../text/text-set.ts';
import { derivedKey } from './derived-keys.ts';

/** Callers, and what else must hold. */
export interface CallersAndKeys {
  readonly principals: TextSet;
  readonly atoms: readonly ConditionAtom[];
}

/**
 * Turns conditions on keys that AWS derives from who calls into sets of callers, so that `aws:PrincipalAccount`
 * limits the same thing as `Principal` does. Where a key follows for some callers only, the others keep the condition
 * in a part of their own.
 * @param isGiven whether a request itself says what a key in lower case holds
 * @returns disjoint parts; none when nobody is left
 */
export function onCallers(
  principals: TextSet,
  atoms: readonly ConditionAtom[],
  isGiven: (key: string) => boolean = () => false,
): CallersAndKeys[] {
  let parts: CallersAndKeys[] = principals.isEmpty ? [] : [{ principals, atoms: [] }];
  for (const atom of atoms) {
    const follows = atom.uncertain === undefined && !isGiven(atom.key);
    const derived = follows ? derivedKey(atom.key, atom.matching) : undefined;
    parts = parts.flatMap((part) => {
      const kept = { ...part, atoms: [...part.atoms, atom] };
      if (!derived) return [kept];
      const holding = part.principals.intersection(derived.holding);
      const open = part.principals.minus(derived.follows);
      return [
        ...(holding.isEmpty ? [] : [{ ...part, principals: holding }]),
        ...(open.isEmpty ? [] : [{ ...kept, principals: open }]),
      ];
    });
  }
  return parts;
}
