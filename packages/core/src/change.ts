import type { Range } from './document/source-text.ts';

/** The ARN of a resource of the same file, to be written as the file's language refers to it. */
export interface ArnReference {
  readonly type: 'arn';
  /** CloudFormation's logical id or Terraform's address. */
  readonly resource: string;
  /** What follows the ARN: `/*` for the objects of a bucket. */
  readonly suffix?: string;
}

/** The account that the file is deployed to, to be written as the file's language refers to it. */
export interface AccountReference {
  readonly type: 'account';
}

/** A value to write into a file, in whatever language it is. */
export type NewValue = string | ArnReference | AccountReference | NewList | NewObject;

/** A list to write into a file. */
export interface NewList {
  readonly type: 'list';
  readonly items: readonly NewValue[];
}

/** An object to write into a file. */
export interface NewObject {
  readonly type: 'object';
  readonly entries: readonly (readonly [key: string, value: NewValue])[];
}

/**
 * One change of what a file says. Places are the ranges that nodes of the document have in the file; how the change
 * is written there is the business of the file's language.
 */
export type Change =
  /** Another value in the place of a string that is written out; in the place of a list's item, a list is spliced in. */
  | { readonly type: 'replace'; readonly at: Range; readonly was: string; readonly by: NewValue }
  /** Another name for a key of an object. */
  | { readonly type: 'rename'; readonly at: Range; readonly was: string; readonly to: string }
  /** Without an item of a list, or without an entry of an object, which the range of its key stands for. */
  | { readonly type: 'remove'; readonly at: Range }
  /** One more entry of an object. */
  | {
      readonly type: 'insert';
      readonly into: Range;
      readonly key: string;
      readonly value: NewValue;
      /** Where among the entries; last when absent. */
      readonly first?: boolean;
    }
  /** One more item of a list; a value that stands where a list may becomes the first of two. */
  | { readonly type: 'append'; readonly to: Range; readonly item: NewValue };
