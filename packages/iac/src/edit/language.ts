import type { AccountReference, ArnReference, Edit, NewValue } from '@leastwise/core';
import type { Collection, Place } from './find-place.ts';

/** How the file's tool refers to things; undefined for what it has no way to refer to. */
export type ReferTo = (reference: ArnReference | AccountReference) => Reference | undefined;

/** A call that stands for a value only deployment knows. */
interface Reference {
  /** The function, in CloudFormation's words; `Text` where the text itself is put into. */
  readonly name: 'Ref' | 'GetAtt' | 'Sub' | 'Text';
  /** `Orders`, `Orders.Arn`, `${Orders.Arn}/*`. */
  readonly argument: string;
}

/**
 * How changes are written in one language. Every function gives undefined where it cannot be written on what stands
 * there, such as a value that a function computes.
 */
export interface Language {
  /** Another value for a scalar. */
  replace(place: Place, value: NewValue): readonly Edit[] | undefined;
  /** Another name for a key. */
  rename(place: Place, name: string): readonly Edit[] | undefined;
  /** A collection without some of its members, never all. */
  remove(collection: Collection, indexes: ReadonlySet<number>): readonly Edit[] | undefined;
  /** One more entry of an object. */
  insert(place: Place, key: string, value: NewValue, first: boolean): readonly Edit[] | undefined;
  /** One more item of a list, or of a value that becomes one. */
  append(place: Place, item: NewValue): readonly Edit[] | undefined;
}
