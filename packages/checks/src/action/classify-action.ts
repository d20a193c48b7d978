import { type Catalog, hasOpaque, type Text } from '@leastwise/core';
import { boundedMemo } from '../bounded-memo.ts';
import { statementMemo } from '../statement-memo.ts';
import { isUndocumentedAction, isUndocumentedService } from './undocumented-actions.ts';

/** What an item of `Action` or `NotAction` is to the catalogue. */
export type ActionClass =
  /** It names actions that exist. */
  | 'known'
  /** Part of it is known only at deployment. */
  | 'unresolved'
  /** It has no service prefix. */
  | 'without-service'
  /** Its service prefix holds wildcards and matches some service. */
  | 'wildcard-service'
  | 'unknown-service'
  /** It has no wildcard, and the service has no such action. */
  | 'unknown-action'
  /** It has wildcards, and no action matches. */
  | 'matches-nothing'
  /** AWS uses it and does not document it, or not any more. */
  | 'undocumented';

const classes = boundedMemo<ActionClass>();

/** Classifies an item of `Action` or `NotAction`; memoised. */
export function classifyAction(text: string, catalog: Catalog): ActionClass {
  return classes(catalog, text, () => classify(text, catalog));
}

/** An item of `Action` or `NotAction` that is more or less than the name of actions that exist. */
export interface NotableItem {
  readonly item: Text;
  readonly class: Exclude<ActionClass, 'known'>;
}

/** The items of a statement that are not simply known, with what they are. */
export const notableItems = statementMemo(({ action }, catalog: Catalog): readonly NotableItem[] => {
  const found: NotableItem[] = [];
  for (const item of action?.values ?? []) {
    const itemClass = classifyAction(item.value, catalog);
    if (itemClass !== 'known') found.push({ item, class: itemClass });
  }
  return found;
});

function classify(text: string, catalog: Catalog): ActionClass {
  if (/^\*+$/.test(text)) return 'known';
  const colon = text.indexOf(':');
  if (colon === -1) return hasOpaque(text) ? 'unresolved' : 'without-service';
  const prefix = text.slice(0, colon);
  const name = text.slice(colon + 1);
  if (hasOpaque(prefix) || text.includes('${')) return 'unresolved';
  if (/^\*+$/.test(prefix) && /^\*+$/.test(name)) return 'known';
  if (/[*?]/.test(prefix)) {
    if (hasOpaque(name)) return 'unresolved';
    return catalog.actionsMatching(text).length > 0 ? 'wildcard-service' : 'matches-nothing';
  }
  if (!catalog.service(prefix)) return isUndocumentedService(prefix) ? 'undocumented' : 'unknown-service';
  if (hasOpaque(name)) return 'unresolved';
  if (/[*?]/.test(name)) return catalog.actionsMatching(text).length > 0 ? 'known' : 'matches-nothing';
  if (catalog.action(text)) return 'known';
  return isUndocumentedAction(text) ? 'undocumented' : 'unknown-action';
}
