import type { Range } from '@leastwise/core';
import type { TextPiece } from '../text/text-node.ts';

/** What stands between braces, or in a whole file: arguments and blocks, each in the order of the file. */
export interface Body {
  readonly attributes: readonly Attribute[];
  readonly blocks: readonly Block[];
  readonly range: Range;
}

/** `name = expression`. */
export interface Attribute {
  readonly name: string;
  readonly nameRange: Range;
  readonly value: Expression;
  readonly range: Range;
}

/** `type "label" { ... }`. */
export interface Block {
  readonly type: string;
  readonly labels: readonly Label[];
  readonly body: Body;
  /** From the type to the closing brace. */
  readonly range: Range;
  /** The type and the labels. */
  readonly headRange: Range;
}

/** A label of a block, quoted or not. */
export interface Label {
  readonly text: string;
  readonly range: Range;
}

/** An expression of HCL. Ranges are offsets into the source text of the module. */
export type Expression =
  | LiteralExpression
  | TemplateExpression
  | NameExpression
  | AttributeExpression
  | IndexExpression
  | SplatExpression
  | SplatItemExpression
  | CallExpression
  | ConditionalExpression
  | BinaryExpression
  | UnaryExpression
  | TupleExpression
  | ObjectExpression
  | ForExpression;

/** A number, `true`, `false` or `null`; strings are templates. */
interface LiteralExpression {
  readonly kind: 'literal';
  readonly value: number | boolean | null;
  /** As written. */
  readonly raw: string;
  readonly range: Range;
}

/** A quoted string or a heredoc. One that is a single interpolation is whatever that gives. */
export interface TemplateExpression {
  readonly kind: 'template';
  readonly parts: readonly TemplatePart[];
  readonly range: Range;
}

/** A piece of a template. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string; readonly pieces: readonly TextPiece[] }
  | { readonly kind: 'interpolation'; readonly value: Expression; readonly range: Range }
  | {
      readonly kind: 'if';
      readonly condition: Expression;
      readonly ifTrue: readonly TemplatePart[];
      readonly ifFalse: readonly TemplatePart[];
      readonly range: Range;
    }
  | {
      readonly kind: 'for';
      readonly variables: ForVariables;
      readonly content: readonly TemplatePart[];
      readonly range: Range;
    };

/** What `for k, v in collection` introduces. */
export interface ForVariables {
  readonly key?: string;
  readonly value: string;
  readonly collection: Expression;
}

/** The name that a reference begins with: `var`, `aws_iam_role`, the variable of a `for`. */
export interface NameExpression {
  readonly kind: 'name';
  readonly name: string;
  readonly range: Range;
}

/** `of.name`; the legacy `of.0` is an index. */
export interface AttributeExpression {
  readonly kind: 'attribute';
  readonly of: Expression;
  readonly name: string;
  readonly range: Range;
}

/** `of[index]`. */
export interface IndexExpression {
  readonly kind: 'index';
  readonly of: Expression;
  readonly index: Expression;
  readonly range: Range;
}

/** `of[*].x` or `of.*.x`. */
export interface SplatExpression {
  readonly kind: 'splat';
  readonly of: Expression;
  /** What is taken of each item, which is the innermost `splat-item`. */
  readonly each: Expression;
  readonly range: Range;
}

/** The item that a splat is looking at. */
interface SplatItemExpression {
  readonly kind: 'splat-item';
  readonly range: Range;
}

/** `name(arguments)`. */
export interface CallExpression {
  readonly kind: 'call';
  readonly name: string;
  readonly arguments: readonly Expression[];
  /** Whether the last argument is a list of arguments: `f(list...)`. */
  readonly expands: boolean;
  readonly range: Range;
}

/** `condition ? then : otherwise`. */
export interface ConditionalExpression {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly ifTrue: Expression;
  readonly ifFalse: Expression;
  readonly range: Range;
}

/** The operators between two values. */
export type BinaryOperator =
  | '||'
  | '&&'
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | '+'
  | '-'
  | '*'
  | '/'
  | '%';

/** `left operator right`. */
export interface BinaryExpression {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
  readonly range: Range;
}

/** `!x` or `-x`. */
export interface UnaryExpression {
  readonly kind: 'unary';
  readonly operator: '!' | '-';
  readonly of: Expression;
  readonly range: Range;
}

/** `[a, b]`. */
interface TupleExpression {
  readonly kind: 'tuple';
  readonly items: readonly Expression[];
  readonly range: Range;
}

/** `{a = 1}`; a key that is a bare word is a template of that text. */
export interface ObjectExpression {
  readonly kind: 'object';
  readonly items: readonly { readonly key: Expression; readonly value: Expression }[];
  readonly range: Range;
}

/** `[for ...]`, or with a key `{for ...}`. */
export interface ForExpression {
  readonly kind: 'for';
  readonly variables: ForVariables;
  readonly key?: Expression;
  readonly value: Expression;
  readonly condition?: Expression;
  /** Whether the values under one key make a list: `k => v...`. */
  readonly groups: boolean;
  readonly range: Range;
}
