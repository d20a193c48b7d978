import {
  type Change,
  type Edit,
  LIMITS,
  type Node,
  type Range,
  readDocument,
  readJson,
  type SourceText,
} from '@leastwise/core';
import { parseHcl } from '../terraform/syntax/parse-hcl.ts';
import { onlyEmbedded } from './embedded-json.ts';
import { BLOCK, type Collection, findPlace, type Place } from './find-place.ts';
import { HclLanguage } from './hcl.ts';
import { hclTree } from './hcl-tree.ts';
import { JsonLanguage } from './json.ts';
import type { Language, ReferTo } from './language.ts';
import { YamlLanguage } from './yaml.ts';

/** A file as it is written, ready to be changed. */
export interface WrittenFile {
  readonly root: Node;
  readonly language: Language;
  /** The document in the string that holds a range, where it can be changed there; places are those of the file. */
  readonly inside: (range: Range) => WrittenFile | undefined;
}

/** Reads a file to write changes into it; undefined for one that does not parse. */
export function openWritten(text: SourceText, referTo: ReferTo): WrittenFile | undefined {
  if (text.text.length > LIMITS.characters) return undefined;
  if (/\.(tf|tofu)$/i.test(text.file)) return openHcl(text.text, referTo);
  const { root, problems } = readDocument(text);
  if (!root || problems.length > 0) return undefined;
  const isJson =
    /^\ufeff?\s*[[{]/.test(text.text) &&
    readJson(text.text.replace(/^\ufeff/, ' '), { allowComments: true }).problems.length === 0;
  const Language = isJson ? JsonLanguage : YamlLanguage;
  return { root, language: new Language(text.text, referTo), inside: insideOf(text.text, root, referTo) };
}

function openHcl(text: string, referTo: ReferTo): WrittenFile | undefined {
  const { body, problems } = parseHcl(text);
  if (problems.length > 0) return undefined;
  const root = hclTree(body, text);
  return { root, language: new HclLanguage(text, referTo), inside: insideOf(text, root, referTo) };
}

/** Opens the documents that stand in strings of a file. */
function insideOf(text: string, root: Node, referTo: ReferTo): WrittenFile['inside'] {
  return (range) => {
    const embedded = onlyEmbedded(text, root, range);
    const json = embedded && readJson(embedded.text);
    if (!json?.root || json.problems.length > 0) return undefined;
    const refer = embedded!.isSubstituted ? inText(referTo) : () => undefined;
    return { root: json.root, language: new JsonLanguage(embedded!.text, refer), inside: () => undefined };
  };
}

/** References as `Fn::Sub` puts them into text. */
function inText(referTo: ReferTo): ReferTo {
  return (reference) => {
    const call = referTo(reference);
    if (!call) return undefined;
    return { name: 'Text', argument: call.name === 'Sub' ? call.argument : `\${${call.argument}}` };
  };
}

/**
 * The edits that make changes of a file, in order; undefined where one cannot be made on what is written there: a
 * value that a function computes, a part of a string, something that came by way of an alias.
 */
export function writeChanges(file: WrittenFile, changes: readonly Change[]): readonly Edit[] | undefined {
  const [first] = changes;
  const isInside = first && !findPlace(file.root, placeOf(first));
  const document = isInside ? file.inside(placeOf(first)) : file;
  return document && writeInto(document, changes);
}

function writeInto({ root, language }: WrittenFile, changes: readonly Change[]): readonly Edit[] | undefined {
  const edits: Edit[] = [];
  const removed = new Map<Collection, Set<number>>();
  for (const change of changes) {
    const place = findPlace(root, placeOf(change));
    if (!place) return undefined;
    if (change.type === 'remove') {
      if (!place.member) return undefined;
      const { collection, index } = place.member;
      const isEntry = collection.type === 'mapping' && place.node.tag !== BLOCK;
      if (isEntry !== place.isKey || isComputed(collection)) return undefined;
      removed.set(collection, (removed.get(collection) ?? new Set()).add(index));
      continue;
    }
    const written = writeChange(language, place, change);
    if (!written) return undefined;
    edits.push(...written);
  }
  for (const [collection, indexes] of removed) {
    const members = collection.type === 'sequence' ? collection.items : collection.entries;
    const written = indexes.size < members.length ? language.remove(collection, indexes) : undefined;
    if (!written) return undefined;
    edits.push(...written);
  }
  edits.sort((one, other) => one.range.start - other.range.start || one.range.end - other.range.end);
  return edits.some(({ range }, index) => index > 0 && range.start < edits[index - 1]!.range.end)
    ? undefined
    : edits;
}

/** Where a change is made. */
export function placeOf(change: Change): Range {
  switch (change.type) {
    case 'insert':
      return change.into;
    case 'append':
      return change.to;
    default:
      return change.at;
  }
}

function writeChange(
  language: Language,
  place: Place,
  change: Exclude<Change, { type: 'remove' }>,
): readonly Edit[] | undefined {
  const { node, isKey, member } = place;
  switch (change.type) {
    case 'replace': {
      const isAsSaid =
        node.type === 'scalar' && node.tag === undefined && (node.raw ?? node.value) === change.was;
      return isAsSaid && !isKey ? language.replace(place, change.by) : undefined;
    }
    case 'rename': {
      const entry =
        member?.collection.type === 'mapping' ? member.collection.entries[member.index] : undefined;
      if (isKey) return entry?.key === change.was ? language.rename(place, change.to) : undefined;
      // The operator of a condition is a value where conditions are blocks.
      const isAsSaid = node.type === 'scalar' && node.value === change.was && node.tag === undefined;
      return isAsSaid ? language.replace(place, change.to) : undefined;
    }
    case 'insert': {
      const isThere = node.type === 'mapping' && node.entries.some(({ key }) => key === change.key);
      if (isThere || isKey || isComputed(node)) return undefined;
      return language.insert(place, change.key, change.value, change.first ?? false);
    }
    case 'append':
      return isKey || isComputed(node) ? undefined : language.append(place, change.item);
  }
}

/** Whether a function makes something of what stands there. */
function isComputed({ tag }: Node): boolean {
  return tag !== undefined && tag !== BLOCK;
}
