import { Fault, number, type Value } from '../value/value.ts';
import { wantNumber, wantText, wantWhole } from './arguments.ts';
import type { Functions, TerraformFunction } from './terraform-function.ts';

const MANY = Number.POSITIVE_INFINITY;

function ofNumbers(
  parameters: readonly [number, number],
  compute: (...numbers: number[]) => number,
): TerraformFunction {
  return {
    parameters,
    looks: 'inside',
    compute: (values: readonly Value[], place) => {
      const result = compute(...values.map((value) => wantNumber(value, place)));
      if (!Number.isFinite(result)) throw new Fault(`\`${place.name}\` gives no number`);
      return number(result, place.range);
    },
  };
}

/** https://developer.hashicorp.com/terraform/language/functions/abs and the other numeric functions */
export const NUMBER_FUNCTIONS: Functions = {
  abs: ofNumbers([1, 1], Math.abs),
  ceil: ofNumbers([1, 1], Math.ceil),
  floor: ofNumbers([1, 1], Math.floor),
  signum: ofNumbers([1, 1], Math.sign),
  max: ofNumbers([1, MANY], Math.max),
  min: ofNumbers([1, MANY], Math.min),
  pow: ofNumbers([2, 2], (base, exponent) => base ** exponent),
  log: ofNumbers([2, 2], (value, base) => Math.log(value) / Math.log(base)),
  parseint: {
    parameters: [2, 2],
    looks: 'inside',
    compute: ([value, base], place) => {
      const [digits, radix] = [wantText(value, place), wantWhole(base, place)];
      if (radix < 2 || radix > 36) throw new Fault('`parseint` wants a base from 2 to 36');
      const valid =
        /^[+-]?[\da-z]+$/i.test(digits) &&
        [...digits.replace(/^[+-]/, '')].every((digit) => Number.parseInt(digit, 36) < radix);
      if (!valid) throw new Fault(`\`${digits}\` is no number of base ${radix}`);
      return number(Number.parseInt(digits, radix), place.range);
    },
  },
};
