import type { Node, ScalarNode, SourceText } from '@leastwise/core';
import { offsetsOf } from '../../policy-document/offsets.ts';
import type { TextNode, TextPiece } from '../text/text-node.ts';

/** A value of a plan, with where the characters of its strings stand, so that JSON in them can be read in place. */
export function withPlaces(node: Node, source: SourceText): Node {
  switch (node.type) {
    case 'mapping':
      return {
        ...node,
        entries: node.entries.flatMap((entry) => {
          const { value } = entry;
          // What is left out is `null` in plans.
          return value.type === 'scalar' && value.value === null
            ? []
            : { ...entry, value: withPlaces(value, source) };
        }),
      };
    case 'sequence':
      return { ...node, items: node.items.map((item) => withPlaces(item, source)) };
    case 'scalar':
      return isText(node) && node.value.startsWith('{') ? new PlacedText(node, source) : node;
    case 'unresolved':
      return node;
  }
}

function isText(node: ScalarNode): node is ScalarNode & { readonly value: string } {
  return typeof node.value === 'string';
}

/** A string of a JSON file; where its characters are is only worked out when asked for. */
class PlacedText implements TextNode {
  readonly type = 'scalar';
  readonly value: string;
  readonly range: ScalarNode['range'];
  readonly #source: SourceText;
  #pieces: readonly TextPiece[] | undefined;

  constructor({ value, range }: ScalarNode & { readonly value: string }, source: SourceText) {
    this.value = value;
    this.range = range;
    this.#source = source;
  }

  get pieces(): readonly TextPiece[] {
    this.#pieces ??= piecesOf(this.value, this.#source.text, this.range);
    return this.#pieces;
  }
}

/** Runs of characters that stand in the file as they are, and escapes, each a piece. */
function piecesOf(value: string, text: string, range: ScalarNode['range']): TextPiece[] {
  const offsets = offsetsOf(value, text, { start: range.start + 1, end: range.end });
  if (!offsets) return [{ length: value.length, at: range, isVerbatim: false }];
  const { starts, ends } = offsets;
  const pieces: TextPiece[] = [];
  let from = 0;
  for (let at = 0; at < value.length; at++) {
    const isEscape = ends[at]! - starts[at]! > 1;
    const isLast = at + 1 === value.length;
    if (isEscape && at > from) pieces.push(verbatim(from, at));
    if (isEscape) {
      pieces.push({ length: 1, at: { start: starts[at]!, end: ends[at]! }, isVerbatim: false });
      from = at + 1;
    } else if (isLast || starts[at + 1] !== ends[at]) {
      pieces.push(verbatim(from, at + 1));
      from = at + 1;
    }
  }
  return pieces;

  function verbatim(start: number, end: number): TextPiece {
    return {
      length: end - start,
      at: { start: starts[start]!, end: ends[end - 1]! },
      isVerbatim: true,
    };
  }
}
