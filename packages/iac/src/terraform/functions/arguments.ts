import { asNumber, asText } from '../value/convert.ts';
import { unknownCall } from '../value/unknowns.ts';
import { describeKind, Fault, type ListValue, type ObjectValue, type Value } from '../value/value.ts';
import type { CallPlace } from './terraform-function.ts';

/** An argument that must be a string. @throws Fault */
export function wantText(value: Value | undefined, { name }: CallPlace): string {
  const known = value && asText(value)?.text;
  if (known === undefined) throw wrong(value, name, 'a string');
  return known;
}

/** An argument that must be a number. @throws Fault */
export function wantNumber(value: Value | undefined, { name }: CallPlace): number {
  const known = value && asNumber(value);
  if (known === undefined) throw wrong(value, name, 'a number');
  return known;
}

/** An argument that must be a whole number. @throws Fault */
export function wantWhole(value: Value | undefined, place: CallPlace): number {
  const known = wantNumber(value, place);
  if (!Number.isSafeInteger(known)) throw wrong(value, place.name, 'a whole number');
  return known;
}

/** An argument that must be a list or set. @throws Fault */
export function wantList(value: Value | undefined, { name }: CallPlace): ListValue {
  if (value?.kind !== 'list') throw wrong(value, name, 'a list');
  return value;
}

/** An argument that must be a list and no set, whose items have no order. @throws Fault */
export function wantOrdered(value: Value | undefined, { name }: CallPlace): ListValue {
  if (value?.kind !== 'list' || value.isSet) throw wrong(value, name, 'a list');
  return value;
}

/** An argument that must be an object or map. @throws Fault */
export function wantObject(value: Value | undefined, { name }: CallPlace): ObjectValue {
  if (value?.kind !== 'object') throw wrong(value, name, 'an object');
  return value;
}

/** The strings of a list. @throws Fault */
export function wantTexts(value: Value | undefined, place: CallPlace): string[] {
  return wantList(value, place).items.map((item) => wantText(item, place));
}

function wrong(value: Value | undefined, name: string, wanted: string): Fault {
  return new Fault(`\`${name}\` wants ${wanted}, not ${value ? describeKind(value) : 'nothing'}`);
}

/** The result when the arguments are not known well enough after all. */
export function notKnown(values: readonly Value[], reason: string, { name, range, scope }: CallPlace): Value {
  return unknownCall(name, values, reason, range, scope.opaque);
}
