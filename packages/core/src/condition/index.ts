export {
  OPERATORS,
  type Operator,
  type OperatorFamily,
  operatorNamed,
  type ParsedOperator,
  parseOperator,
} from './operators.ts';
