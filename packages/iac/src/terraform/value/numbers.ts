/** A number as Terraform writes it: all digits, never an exponent. */
export function formatNumber(value: number): string {
  if (Number.isInteger(value)) {
    return Math.abs(value) < 1e21 ? (Object.is(value, -0) ? '-0' : String(value)) : BigInt(value).toString();
  }
  const short = String(Number(value.toPrecision(15)));
  const exponent = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/.exec(short);
  if (!exponent) return short;
  const [, sign, first, rest = '', digits] = exponent;
  return `${sign}0.${'0'.repeat(Number(digits) - 1)}${first}${rest}`;
}

/** The number that a string holds, as Terraform converts it; undefined when it is none. */
export function parseNumber(value: string): number | undefined {
  return /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(value) ? Number(value) : undefined;
}
