import type { Family } from './family.ts';
import { listedParsed } from './listed-parsed.ts';
import { type AddressRange, parseAddressRange } from './parse-value.ts';

/**
 * `IpAddress`: the address of the request lies in a listed block. A bare address is a block of one; IPv4 and
 * IPv6 never match each other.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress
 */
export const ipFamily: Family = (_operator, values) => listedParsed(values, parseCached, isWithin);

function isWithin(actual: AddressRange, block: AddressRange): boolean {
  return actual.version === block.version && block.first <= actual.first && actual.last <= block.last;
}

const parsed = new Map<string, AddressRange | undefined>();

/** Parsing an address costs more than comparing it, and the same few come again and again. */
function parseCached(text: string): AddressRange | undefined {
  const known = parsed.get(text);
  if (known || parsed.has(text)) return known;
  const range = parseAddressRange(text);
  if (parsed.size >= 1000) parsed.clear();
  parsed.set(text, range);
  return range;
}
