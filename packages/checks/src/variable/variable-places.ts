import { operatorNamed, type Policy, type Statement, type Text } from '@leastwise/core';

/** A text of a policy that holds `${`. */
export interface VariablePlace {
  readonly statement: Statement;
  readonly item: Text;
  /** The element it is in. */
  readonly element:
    | 'Action'
    | 'NotAction'
    | 'Resource'
    | 'NotResource'
    | 'Principal'
    | 'NotPrincipal'
    | 'Condition';
  /** Whether AWS replaces variables there: in resources, and in values of string and ARN conditions. */
  readonly replaced: boolean;
  /** The operator, in conditions. */
  readonly operator?: string;
}

/** All texts of a policy that hold `${`, with whether AWS reads variables in them. */
export function* variablePlaces({ statements }: Policy): Generator<VariablePlace> {
  for (const statement of statements) {
    const { action, resource, principal, conditions } = statement;
    for (const item of action?.values ?? []) {
      if (hasVariable(item))
        yield { statement, item, element: action!.negated ? 'NotAction' : 'Action', replaced: false };
    }
    for (const item of resource?.values ?? []) {
      if (hasVariable(item))
        yield { statement, item, element: resource!.negated ? 'NotResource' : 'Resource', replaced: true };
    }
    for (const item of principal?.entries ?? []) {
      if (hasVariable(item))
        yield {
          statement,
          item,
          element: principal!.negated ? 'NotPrincipal' : 'Principal',
          replaced: false,
        };
    }
    for (const { baseOperator, operator, values } of conditions) {
      const family = baseOperator === undefined ? undefined : operatorNamed(baseOperator)?.family;
      const replaced = family === undefined || family === 'string' || family === 'arn';
      for (const item of values) {
        if (hasVariable(item))
          yield { statement, item, element: 'Condition', replaced, operator: operator.value };
      }
    }
  }
}

function hasVariable({ value }: Text): boolean {
  return value.includes('${');
}
