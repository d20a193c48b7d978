import { type AddressRange, parseAddressRange } from '../condition/parse-value.ts';
import { type IpRange, IpSet } from './value/ip-set.ts';

/**
 * Whether a block of addresses is so broad that to ask for it keeps nobody out: broader than a /8 of IPv4 or a /32 of
 * IPv6, as S3 decides what is public.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
 */
export function isBroad({ version, first, last }: AddressRange): boolean {
  return last - first >= (version === 4 ? 2n ** 24n : 2n ** 96n);
}

/** Of each broad block among some texts an address that no narrower block of them names. */
export function addressesInBroadBlocks(texts: Iterable<string>): string[] {
  const blocks = [...texts].flatMap((text) => parseAddressRange(text) ?? []);
  const broad = blocks.filter(isBroad);
  if (broad.length === 0) return [];
  const elsewhere = setOf(blocks.filter((block) => !isBroad(block))).complement();
  return broad.flatMap((block) => setOf([block]).intersection(elsewhere).example() ?? []);
}

function setOf(blocks: readonly AddressRange[]): IpSet {
  const of = (version: 4 | 6): IpRange[] => blocks.filter((block) => block.version === version);
  return new IpSet(of(4), of(6), false);
}
