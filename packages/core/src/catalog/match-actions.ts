import { type ActionIndex, firstAtLeast, type IndexedService } from './action-index.ts';

/**
 * Ordinals of the actions that a pattern matches, in order. `*` and `?` may stand anywhere, in the service's
 * prefix too, and case does not count. Only `*` may be without a colon.
 * @param pattern in lower case
 */
export function matchActions(index: ActionIndex, pattern: string): readonly number[] {
  const matched: number[] = [];
  if (/^\*+(:\*+)?$/.test(pattern)) {
    for (let ordinal = 0; ordinal < index.actionCount; ordinal++) matched.push(ordinal);
    return matched;
  }
  // No action has two colons, so the pattern's own is the one that meets it, and no wildcard does.
  const [prefix = '', name, ...more] = pattern.split(':');
  if (name === undefined || more.length > 0) return matched;
  if (!/[*?]/.test(prefix)) {
    const service = index.service(prefix);
    if (service) matchNames(index, service, name, matched);
    return matched;
  }
  const prefixTest = globTest(prefix);
  for (const service of index.services) {
    if (prefixTest(service.prefix)) matchNames(index, service, name, matched);
  }
  return matched;
}

function matchNames(index: ActionIndex, service: IndexedService, pattern: string, matched: number[]): void {
  const names = index.foldedNames(service);
  const wildcard = pattern.search(/[*?]/);
  const literal = wildcard === -1 ? pattern : pattern.slice(0, wildcard);
  const rest = wildcard === -1 ? '' : pattern.slice(wildcard);
  const test = rest === '*' ? undefined : globTest(rest);
  for (let at = firstAtLeast(names, literal); at < names.length; at++) {
    const name = names[at]!;
    if (!name.startsWith(literal)) break;
    if (!test || test(name.slice(literal.length))) matched.push(service.firstOrdinal + at);
  }
}

/**
 * A test of whole texts against a glob. What stands between two `*` is looked for once, from the left, so
 * that no pattern takes more than the product of the two lengths.
 */
function globTest(pattern: string): (text: string) => boolean {
  const [first = '', ...later] = pattern.split(/\*+/);
  const last = later.pop();
  if (last === undefined) return (text) => text.length === first.length && fitsAt(first, text, 0);
  return (text) => {
    const end = text.length - last.length;
    if (end < first.length || !fitsAt(first, text, 0) || !fitsAt(last, text, end)) return false;
    let at = first.length;
    for (const segment of later) {
      at = find(segment, text, at);
      if (at === -1) return false;
      at += segment.length;
      if (at > end) return false;
    }
    return true;
  };
}

/** Where a segment without `*` first fits a text, at a position or later; -1 where it does not. */
function find(segment: string, text: string, from: number): number {
  if (!segment.includes('?')) return text.indexOf(segment, from);
  for (let at = from; at + segment.length <= text.length; at++) if (fitsAt(segment, text, at)) return at;
  return -1;
}

/** Whether a segment without `*` fits a text at a position; `?` fits any character. */
function fitsAt(segment: string, text: string, at: number): boolean {
  if (at + segment.length > text.length) return false;
  if (!segment.includes('?')) return text.startsWith(segment, at);
  for (let offset = 0; offset < segment.length; offset++) {
    if (segment[offset] !== '?' && segment[offset] !== text[at + offset]) return false;
  }
  return true;
}
