import { type Catalog, type ConditionKey, hasOpaque } from '@leastwise/core';
import { isUndocumentedService } from '../action/undocumented-actions.ts';
import { boundedMemo } from '../bounded-memo.ts';

/** What a condition key of a policy is to the catalogue. */
export type KeyClass =
  | { readonly class: 'known'; readonly key: ConditionKey }
  /** Part of it is known only at deployment. */
  | { readonly class: 'unresolved' }
  /** A claim of an OpenID Connect provider: `token.actions.githubusercontent.com:sub`. */
  | { readonly class: 'claim' }
  /** AWS uses it and does not document it. */
  | { readonly class: 'undocumented' }
  /** Not `service:name`. */
  | { readonly class: 'malformed' }
  /** A family of keys without the part after the slash: `aws:RequestTag`. */
  | { readonly class: 'incomplete' }
  | { readonly class: 'unknown-global' }
  | { readonly class: 'unknown-prefix' }
  | { readonly class: 'unknown' };

/** Keys that AWS's managed policies of September 2026 use and the reference does not list, in lower case. */
const UNDOCUMENTED: ReadonlySet<string> = new Set(['lakeformation:gluearn']);

const classes = boundedMemo<KeyClass>();

/** Classifies a condition key; memoised. */
export function classifyKey(name: string, catalog: Catalog): KeyClass {
  return classes(catalog, name, () => classify(name, catalog));
}

/** The declaration of a key, when the catalogue knows it. */
export function knownKey(name: string, catalog: Catalog): ConditionKey | undefined {
  const found = classifyKey(name, catalog);
  return found.class === 'known' ? found.key : undefined;
}

function classify(name: string, catalog: Catalog): KeyClass {
  if (hasOpaque(name)) return { class: 'unresolved' };
  const colon = name.indexOf(':');
  const bare = name.endsWith('/') ? name.slice(0, -1) : name;
  const key = catalog.conditionKey(name);
  if (key && bare === name && !isFamily(bare, key)) return { class: 'known', key };
  if (colon <= 0 || colon === name.length - 1) return { class: 'malformed' };
  const member = catalog.conditionKey(`${bare}/x`);
  if (member?.name.toLowerCase().startsWith(`${bare.toLowerCase()}/\${`)) return { class: 'incomplete' };
  if (key) return { class: 'known', key };
  const prefix = name.slice(0, colon).toLowerCase();
  if (prefix === 'aws') return { class: 'unknown-global' };
  if (/[./]/.test(prefix)) return { class: 'claim' };
  if (UNDOCUMENTED.has(name.toLowerCase()) || isUndocumentedService(prefix)) return { class: 'undocumented' };
  return { class: catalog.service(prefix) ? 'unknown' : 'unknown-prefix' };
}

/** Whether a name is the family itself (`aws:RequestTag`) rather than a member of it. */
function isFamily(name: string, key: ConditionKey): boolean {
  return key.name.toLowerCase().startsWith(`${name.toLowerCase()}/\${`);
}
