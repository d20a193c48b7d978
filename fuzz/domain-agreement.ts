import { actionSets } from './domains/action-sets.ts';
import { intervalSets } from './domains/interval-sets.ts';
import { ipSets } from './domains/ip-sets.ts';
import { keyDomains } from './domains/key-domains.ts';
import { arnPatterns, textSets } from './domains/text-sets.ts';
import type { FuzzProperty } from './fuzz-property.ts';

/** The domains' properties, each against brute force. */
export function domainProperties(): FuzzProperty[] {
  return [textSets(), arnPatterns(), intervalSets(), ipSets(), keyDomains(), actionSets()];
}
