import { hasOpaque } from '@leastwise/core';
import { identity } from './convert.ts';
import { unknownIn } from './unknowns.ts';
import type { Value } from './value.ts';

/** Whether two values are equal; undefined when that is not known. */
export function equal(left: Value, right: Value): boolean | undefined {
  const same = identity(left) === identity(right);
  if (same) return true;
  if (unknownIn(left) === undefined && unknownIn(right) === undefined) return false;
  return areDifferent(left, right) ? false : undefined;
}

/** Whether two values of which parts are unknown differ all the same. */
function areDifferent(left: Value, right: Value): boolean {
  if (left.kind === 'unknown' || right.kind === 'unknown') return false;
  if (left.kind === 'namespace' || right.kind === 'namespace') {
    return left.kind === 'null' || right.kind === 'null';
  }
  if (left.kind !== right.kind) return true;
  if (left.kind === 'text' && right.kind === 'text') return textsDiffer(left.text, right.text);
  if (left.kind === 'list' && right.kind === 'list') {
    if (left.isSet || right.isSet) return false;
    if (left.items.length !== right.items.length) return true;
    return left.items.some((item, at) => equal(item, right.items[at]!) === false);
  }
  if (left.kind === 'object' && right.kind === 'object') {
    const keys = [...left.entries.keys(), ...right.entries.keys()];
    if (keys.some(hasOpaque)) return false;
    return keys.some((key) => {
      const [a, b] = [left.entries.get(key), right.entries.get(key)];
      return !a || !b || equal(a.value, b.value) === false;
    });
  }
  return true;
}

const LETTER = /[\ue000-\uf8ff]/;

/** Whether the texts differ before the first or after the last unknown part of either. */
function textsDiffer(left: string, right: string): boolean {
  const clash = (a: string, b: string): boolean => {
    const [knownA = '', knownB = ''] = [a.split(LETTER)[0], b.split(LETTER)[0]];
    const length = Math.min(knownA.length, knownB.length);
    if (knownA.slice(0, length) !== knownB.slice(0, length)) return true;
    // A text that is known in full is too short for what the other begins with.
    return (
      (knownA.length === a.length && a.length < knownB.length) ||
      (knownB.length === b.length && b.length < knownA.length)
    );
  };
  const backwards = (value: string): string => [...value].reverse().join('');
  return clash(left, right) || clash(backwards(left), backwards(right));
}
