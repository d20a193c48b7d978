import { Fault, list, text } from '../value/value.ts';
import { wantText, wantWhole } from './arguments.ts';
import type { Functions } from './terraform-function.ts';

/** A range of addresses. */
interface Network {
  readonly address: bigint;
  readonly prefix: number;
  /** 32 or 128. */
  readonly bits: number;
}

const MANY = Number.POSITIVE_INFINITY;

/** https://developer.hashicorp.com/terraform/language/functions/cidrsubnet and the other functions of addresses */
export const NETWORK_FUNCTIONS: Functions = {
  cidrhost: {
    parameters: [2, 2],
    looks: 'inside',
    compute: ([prefix, host], place) => {
      const { address, prefix: length, bits } = parse(wantText(prefix, place));
      const given = BigInt(wantWhole(host, place));
      const size = 1n << BigInt(bits - length);
      const at = given < 0n ? size + given : given;
      if (at < 0n || at >= size) throw new Fault(`\`cidrhost\` finds no host ${given} in this range`);
      return text(print(address + at, bits), place.range);
    },
  },
  cidrnetmask: {
    parameters: [1, 1],
    looks: 'inside',
    compute: ([prefix], place) => {
      const { prefix: length, bits } = parse(wantText(prefix, place));
      if (bits !== 32) throw new Fault('`cidrnetmask` wants a range of IPv4');
      return text(print(((1n << 32n) - 1n) ^ ((1n << BigInt(32 - length)) - 1n), 32), place.range);
    },
  },
  cidrsubnet: {
    parameters: [3, 3],
    looks: 'inside',
    compute: ([prefix, added, number], place) => {
      const network = parse(wantText(prefix, place));
      const more = wantWhole(added, place);
      const length = network.prefix + more;
      const at = BigInt(wantWhole(number, place));
      if (more < 0 || length > network.bits) throw new Fault('`cidrsubnet` has too few bits left');
      if (at < 0n || at >= 1n << BigInt(more)) throw new Fault(`\`cidrsubnet\` finds no subnet ${at}`);
      const address = network.address + (at << BigInt(network.bits - length));
      return text(`${print(address, network.bits)}/${length}`, place.range);
    },
  },
  cidrsubnets: {
    parameters: [1, MANY],
    looks: 'inside',
    compute: ([prefix, ...added], place) => {
      const network = parse(wantText(prefix, place));
      let next = network.address;
      const end = network.address + (1n << BigInt(network.bits - network.prefix));
      const subnets = added.map((value) => {
        const length = network.prefix + wantWhole(value, place);
        if (length <= network.prefix || length > network.bits)
          throw new Fault('`cidrsubnets` wants more bits');
        const size = 1n << BigInt(network.bits - length);
        const start = ((next + size - 1n) / size) * size;
        next = start + size;
        if (next > end) throw new Fault('`cidrsubnets` has not enough addresses');
        return text(`${print(start, network.bits)}/${length}`, place.range);
      });
      return list(subnets, place.range);
    },
  },
};

function parse(written: string): Network {
  const [host = '', digits = '', more] = written.split('/');
  const address = host.includes(':') ? parseSix(host) : parseFour(host);
  const bits = host.includes(':') ? 128 : 32;
  const prefix = /^\d{1,3}$/.test(digits) ? Number(digits) : -1;
  if (address === undefined || prefix < 0 || prefix > bits || more !== undefined) {
    throw new Fault(`\`${written}\` is no range of addresses`);
  }
  const size = BigInt(bits - prefix);
  return { address: (address >> size) << size, prefix, bits };
}

function parseFour(host: string): bigint | undefined {
  const parts = host.split('.');
  if (parts.length !== 4 || parts.some((part) => !/^\d{1,3}$/.test(part) || Number(part) > 255))
    return undefined;
  return parts.reduce((all, part) => (all << 8n) + BigInt(part), 0n);
}

function parseSix(host: string): bigint | undefined {
  const halves = host.split('::');
  if (halves.length > 2) return undefined;
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')));
  if (groups.flat().some((group) => !/^[\da-f]{1,4}$/i.test(group))) return undefined;
  const [before = [], after] = groups;
  const missing = 8 - before.length - (after?.length ?? 0);
  if (after ? missing < 1 : missing !== 0) return undefined;
  const all = [...before, ...Array<string>(after ? missing : 0).fill('0'), ...(after ?? [])];
  return all.reduce((sum, group) => (sum << 16n) + BigInt(`0x${group}`), 0n);
}

function print(address: bigint, bits: number): string {
  if (bits === 32) {
    return [24n, 16n, 8n, 0n].map((shift) => String((address >> shift) & 255n)).join('.');
  }
  const groups = Array.from({ length: 8 }, (_, at) =>
    ((address >> BigInt(112 - 16 * at)) & 0xffffn).toString(16),
  );
  // The longest run of zeros, of two or more, is left out.
  const runs = [
    ...groups
      .map((group) => (group === '0' ? '0' : 'x'))
      .join('')
      .matchAll(/0{2,}/g),
  ];
  const longest = runs.reduce<RegExpExecArray | undefined>(
    (best, run) => (run[0].length > (best?.[0].length ?? 0) ? run : best),
    undefined,
  );
  if (!longest) return groups.join(':');
  const before = groups.slice(0, longest.index).join(':');
  return `${before}::${groups.slice(longest.index + longest[0].length).join(':')}`;
}
