import type { Node } from '@leastwise/core';
import { type Intrinsic, listArgument } from './intrinsic.ts';

const MAX_BLOCKS = 256;

/**
 * `Fn::Cidr`: an address block cut into blocks. Blocks of IPv6 are left to deployment.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-cidr.html
 */
export const cidr: Intrinsic = (call) => {
  const { node, resolver } = call;
  const [block, countNode, bitsNode] = listArgument(call, 2, 3) ?? [];
  const text = block && resolver.text(block);
  const count = Number(countNode && resolver.text(countNode));
  const bits = bitsNode ? Number(resolver.text(bitsNode)) : 8;
  if (text === undefined) return resolver.wrong(node, '`Fn::Cidr` takes an address block, a count and bits');
  const parsed = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  if (!parsed || !isWithin(count, 1, MAX_BLOCKS) || !isWithin(bits, 1, 31)) {
    return resolver.unresolved(node, 'only deployment knows these address blocks');
  }
  const [a, b, c, d, prefix] = parsed.slice(1).map(Number) as [number, number, number, number, number];
  const size = 2 ** bits;
  const first = ((a * 256 + b) * 256 + c) * 256 + d;
  if (prefix > 32 || count * size > 2 ** (32 - prefix)) {
    return resolver.wrong(node, `\`${text}\` does not hold ${count} blocks of ${bits} bits`);
  }
  const base = first - (first % 2 ** (32 - prefix));
  const items = Array.from({ length: count }, (_, index): Node => {
    const start = base + index * size;
    const octets = [24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256);
    return resolver.string(`${octets.join('.')}/${32 - bits}`, node);
  });
  return { type: 'sequence', items, range: node.range };
};

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
