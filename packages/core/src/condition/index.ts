export {
  OPERATORS,
  type Operator,
  type OperatorFamily,
  operatorNamed,
  type ParsedOperator,
  parseOperator,
} from '../policy/operators.ts';
export { type AddressRange, parseAddressRange, parseBool, parseDate, parseNumber } from './parse-value.ts';
