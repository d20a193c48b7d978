import type { OperatorFamily } from '../policy/operators.ts';
import { arnFamily } from './arn.ts';
import { binaryFamily } from './binary.ts';
import { boolFamily } from './bool.ts';
import { dateFamily } from './date.ts';
import type { Family } from './family.ts';
import { ipFamily } from './ip.ts';
import { numericFamily } from './numeric.ts';
import { stringFamily } from './string.ts';

/** The families that compare values; `Null` looks only at whether there is one. */
export const FAMILIES: Readonly<Record<Exclude<OperatorFamily, 'null'>, Family>> = {
  arn: arnFamily,
  binary: binaryFamily,
  bool: boolFamily,
  date: dateFamily,
  ip: ipFamily,
  numeric: numericFamily,
  string: stringFamily,
};
