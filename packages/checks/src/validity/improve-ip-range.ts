import { parseAddressRange } from '@leastwise/core';
import { defineValueCheck } from '../condition/define-value-check.ts';
import { replaceText } from '../fix/replace-text.ts';

export const check = defineValueCheck(['ip'], {
  id: 'improve-ip-range',
  title: 'A range with address bits beyond its prefix',
  severity: 'suggestion',
  aliases: ['IMPROVE_IP_RANGE'],
  why: 'the bits are ignored, so the range begins elsewhere than it seems to',
  fix: 'write the first address of the range, or a longer prefix',
  fixEffects: ['equivalent'],
  look(text) {
    const { value } = text;
    const range = parseAddressRange(value);
    const [address, prefix] = value.trim().split('/');
    if (!range || prefix === undefined) return undefined;
    if (parseAddressRange(address!)!.first === range.first) return undefined;
    return {
      message: `\`${value}\` has address bits beyond its prefix`,
      ...(range.version === 4 && {
        label: `the range is \`${dotted(range.first)}/${prefix}\``,
        fixes: [{ ...replaceText(text, `${dotted(range.first)}/${prefix}`), effect: 'equivalent' }],
      }),
    };
  },
});

function dotted(address: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 255n).join('.');
}
