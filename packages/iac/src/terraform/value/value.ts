import type { Range } from '@leastwise/core';
import type { TextPiece } from '../text/text-node.ts';

/** What an expression gives. Values are immutable. */
export type Value =
  | TextValue
  | NumberValue
  | BoolValue
  | NullValue
  | ListValue
  | ObjectValue
  | NamespaceValue
  | UnknownValue
  | ChoiceValue;

/** A string; text that only deployment knows is opaque letters in it. */
export interface TextValue {
  readonly kind: 'text';
  readonly text: string;
  /** Where the characters were written; all of them lie at `range` when absent. */
  readonly pieces?: readonly TextPiece[];
  /** What `jsonencode` made it of. */
  readonly document?: Value;
  readonly range: Range;
}

/** A number, as exact as a double. */
export interface NumberValue {
  readonly kind: 'number';
  readonly value: number;
  readonly range: Range;
}

export interface BoolValue {
  readonly kind: 'bool';
  readonly value: boolean;
  readonly range: Range;
}

interface NullValue {
  readonly kind: 'null';
  /** Whether there is nothing in its place, such as a statement that a condition leaves out. */
  readonly isLeftOut?: boolean;
  /** The variable that is null because nothing is given, where something may be. */
  readonly variable?: string;
  readonly range: Range;
}

/** A tuple, list or set; the items of a set have no duplicates, and strings are in order. */
export interface ListValue {
  readonly kind: 'list';
  readonly items: readonly Value[];
  readonly isSet?: boolean;
  readonly range: Range;
}

/** An object or map. */
export interface ObjectValue {
  readonly kind: 'object';
  /** In the order of the file; Terraform goes through them in the order of their keys (`sortedEntries`). */
  readonly entries: ReadonlyMap<string, ObjectEntry>;
  readonly range: Range;
}

/** A value in an object, with the place of its key. */
export interface ObjectEntry {
  readonly keyRange: Range;
  readonly value: Value;
}

/** Something that has named parts, each computed when it is asked for: `var`, `local`, a resource, a module. */
export interface NamespaceValue {
  readonly kind: 'namespace';
  /** As it is written: `aws_s3_bucket.photos`. */
  readonly name: string;
  readonly get: (name: string, range: Range) => Value;
  /** The part under an index, where it stands for many instances of which nothing is known. */
  readonly item?: (index: Value, range: Range) => Value;
  readonly range: Range;
}

/** A value of unknown shape. */
export interface UnknownValue {
  readonly kind: 'unknown';
  /** How it is written, for people: equal names are equal values. */
  readonly name: string;
  /** Why nobody knows it here: ``variable `env` has no default``. */
  readonly reason: string;
  /** What it is the negation of. */
  readonly negates?: UnknownValue;
  /** Whether Terraform would refuse it, under the condition that it stands under. */
  readonly isFault?: boolean;
  readonly range: Range;
}

/** A value that depends on a condition that only deployment decides. */
interface ChoiceValue {
  readonly kind: 'choice';
  readonly condition: string;
  readonly ifTrue: Value;
  readonly ifFalse: Value;
  readonly range: Range;
}

/** What stands in a choice where Terraform would refuse the expression. */
export function faultValue({ message }: Fault, range: Range): UnknownValue {
  // Two mistakes of one kind are not one value.
  const name = `(error at ${range.start}: ${message})`;
  return { kind: 'unknown', name, reason: message, isFault: true, range };
}

/** Something that Terraform would refuse: the reason, in words. `try` and `can` catch it. */
export class Fault extends Error {}

export function text(value: string, range: Range): TextValue {
  return { kind: 'text', text: value, range };
}

export function number(value: number, range: Range): NumberValue {
  return { kind: 'number', value, range };
}

export function bool(value: boolean, range: Range): BoolValue {
  return { kind: 'bool', value, range };
}

export function list(items: readonly Value[], range: Range): ListValue {
  return { kind: 'list', items, range };
}

/** An object of values whose keys have no places of their own. */
export function object(entries: Iterable<readonly [string, Value]>, range: Range): ObjectValue {
  const all = new Map<string, ObjectEntry>();
  for (const [key, value] of entries) all.set(key, { keyRange: range, value });
  return { kind: 'object', entries: all, range };
}

/** The entries of an object in the order in which Terraform goes through them. */
export function sortedEntries({ entries }: ObjectValue): readonly (readonly [string, ObjectEntry])[] {
  return [...entries].sort(([a], [b]) => compareTexts(a, b));
}

/** Compares by code points, as Terraform does. */
export function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  // Code units order differently where only one of the two is a surrogate.
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const [left, right] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** What a value is, in the words of a message. */
export function describeKind(value: Value): string {
  switch (value.kind) {
    case 'text':
      return 'a string';
    case 'number':
      return 'a number';
    case 'bool':
      return 'a bool';
    case 'null':
      return 'null';
    case 'list':
      return value.isSet ? 'a set' : 'a list';
    case 'object':
      return 'an object';
    case 'namespace':
      return `\`${value.name}\``;
    default:
      return 'an unknown value';
  }
}

/** A value as it is where it is referred to: what has no parts lies there, and parts keep the places of their own. */
export function placedAt(value: Value, range: Range): Value {
  return value.kind === 'list' || value.kind === 'object' ? value : { ...value, range };
}
