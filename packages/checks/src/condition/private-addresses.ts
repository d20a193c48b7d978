import { type AddressRange, parseAddressRange } from '@leastwise/core';

/** Ranges that are not routed on the internet, from which no public endpoint of AWS is called. */
const PRIVATE: readonly AddressRange[] = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  'fc00::/7',
  'fe80::/10',
  '::1/128',
].map((text) => parseAddressRange(text)!);

/** Whether every address of a range is private. */
export function isPrivate(range: AddressRange): boolean {
  return PRIVATE.some(
    (known) => known.version === range.version && known.first <= range.first && range.last <= known.last,
  );
}
