import type { SetQualifier } from './policy.ts';

/** What an operator compares; one file of this folder per family implements it. */
export type OperatorFamily = 'string' | 'numeric' | 'date' | 'bool' | 'binary' | 'ip' | 'arn' | 'null';

/** What an operator does, declared once for evaluation, symbolic reasoning and checks. */
export interface Operator {
  /** As AWS writes it, without qualifier and `IfExists`. */
  readonly name: string;
  readonly family: OperatorFamily;
  /** Whether it is the negation of another: true for an absent key, and none of its values may match. */
  readonly negated: boolean;
  /** The operator that this one negates, or itself. */
  readonly positive: string;
  readonly comparison: 'equals' | 'like' | 'less' | 'less-or-equal' | 'greater' | 'greater-or-equal';
  readonly ignoreCase: boolean;
}

function operator(
  name: string,
  family: OperatorFamily,
  comparison: Operator['comparison'] = 'equals',
  options: { not?: string; ignoreCase?: boolean } = {},
): Operator {
  return {
    name,
    family,
    comparison,
    negated: options.not !== undefined,
    positive: options.not ?? name,
    ignoreCase: options.ignoreCase ?? false,
  };
}

/**
 * The condition operators.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export const OPERATORS: readonly Operator[] = [
  operator('StringEquals', 'string'),
  operator('StringNotEquals', 'string', 'equals', { not: 'StringEquals' }),
  operator('StringEqualsIgnoreCase', 'string', 'equals', { ignoreCase: true }),
  operator('StringNotEqualsIgnoreCase', 'string', 'equals', {
    not: 'StringEqualsIgnoreCase',
    ignoreCase: true,
  }),
  operator('StringLike', 'string', 'like'),
  operator('StringNotLike', 'string', 'like', { not: 'StringLike' }),
  operator('NumericEquals', 'numeric'),
  operator('NumericNotEquals', 'numeric', 'equals', { not: 'NumericEquals' }),
  operator('NumericLessThan', 'numeric', 'less'),
  operator('NumericLessThanEquals', 'numeric', 'less-or-equal'),
  operator('NumericGreaterThan', 'numeric', 'greater'),
  operator('NumericGreaterThanEquals', 'numeric', 'greater-or-equal'),
  operator('DateEquals', 'date'),
  operator('DateNotEquals', 'date', 'equals', { not: 'DateEquals' }),
  operator('DateLessThan', 'date', 'less'),
  operator('DateLessThanEquals', 'date', 'less-or-equal'),
  operator('DateGreaterThan', 'date', 'greater'),
  operator('DateGreaterThanEquals', 'date', 'greater-or-equal'),
  operator('Bool', 'bool'),
  operator('BinaryEquals', 'binary'),
  operator('IpAddress', 'ip'),
  operator('NotIpAddress', 'ip', 'equals', { not: 'IpAddress' }),
  operator('ArnEquals', 'arn', 'like'),
  operator('ArnNotEquals', 'arn', 'like', { not: 'ArnEquals' }),
  operator('ArnLike', 'arn', 'like'),
  operator('ArnNotLike', 'arn', 'like', { not: 'ArnLike' }),
  operator('Null', 'null'),
];

const BY_NAME = new Map(OPERATORS.map((declared) => [declared.name.toLowerCase(), declared]));

/** The declaration of an operator by its name in any case, without qualifier and suffix. */
export function operatorNamed(name: string): Operator | undefined {
  return BY_NAME.get(name.toLowerCase());
}

/** An operator as a policy writes it, taken apart. */
export interface ParsedOperator {
  /** Undefined when AWS has no operator of that name, or none with that suffix: `Null` takes no `IfExists`. */
  readonly operator?: Operator;
  /** The operator without qualifier and suffix. */
  readonly base?: Operator;
  readonly qualifier?: SetQualifier;
  readonly ifExists: boolean;
}

/** Takes `ForAnyValue:StringLikeIfExists` apart; names are case-insensitive. */
export function parseOperator(text: string): ParsedOperator {
  let name = text;
  let qualifier: SetQualifier | undefined;
  const prefix = /^(forallvalues|foranyvalue):/i.exec(name);
  if (prefix) {
    qualifier = prefix[1]!.toLowerCase() === 'forallvalues' ? 'ForAllValues' : 'ForAnyValue';
    name = name.slice(prefix[0].length);
  }
  let ifExists = false;
  if (/ifexists$/i.test(name)) {
    ifExists = true;
    name = name.slice(0, -'IfExists'.length);
  }
  const base = operatorNamed(name);
  const isOperator = base !== undefined && !(ifExists && base.family === 'null');
  return {
    ...(base && { base }),
    ...(isOperator && { operator: base }),
    ...(qualifier && { qualifier }),
    ifExists,
  };
}
