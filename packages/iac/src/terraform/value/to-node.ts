import type { Entry, Node, OpaqueTable, Range } from '@leastwise/core';
import type { TextNode } from '../text/text-node.ts';
import { conditionsIn } from './choices.ts';
import { formatNumber } from './numbers.ts';
import { show } from './show.ts';
import { ungiven } from './ungiven.ts';
import { letterOf, unknown } from './unknowns.ts';
import { list, type ObjectEntry, type TextValue, type Value } from './value.ts';

/** A value as the tree that everything behind reads. */
export function toNode(value: Value, opaque: OpaqueTable): Node {
  const { range } = value;
  switch (value.kind) {
    case 'text': {
      const { text, pieces, document } = value;
      return {
        type: 'scalar',
        value: text,
        range,
        ...(pieces && { pieces }),
        ...(document && { document: toNode(document, opaque) }),
      } satisfies TextNode;
    }
    case 'number':
      return { type: 'scalar', value: value.value, raw: formatNumber(value.value), range };
    case 'bool':
      return { type: 'scalar', value: value.value, raw: String(value.value), range };
    case 'null': {
      const open = ungiven(value);
      if (open) return toNode(open, opaque);
      return value.isLeftOut ? leftOut(range) : { type: 'scalar', value: null, range };
    }
    case 'list':
      return { type: 'sequence', items: value.items.map((item) => toNode(item, opaque)), range };
    case 'object': {
      const entries = [...value.entries].map(([key, entry]): Entry => {
        return { key, keyRange: entry.keyRange, value: toNode(entry.value, opaque) };
      });
      return { type: 'mapping', entries, range };
    }
    case 'choice': {
      const ifTrue = branch(value.ifTrue, opaque);
      const ifFalse = branch(value.ifFalse, opaque);
      return choiceNode(value.condition, ifTrue, ifFalse, range);
    }
    case 'namespace': {
      const reason = `only deployment knows all of \`${value.name}\``;
      return { type: 'unresolved', reason, letter: letterOf(value, opaque), range };
    }
    case 'unknown':
      return { type: 'unresolved', reason: value.reason, letter: letterOf(value, opaque), range };
  }
}

function branch(value: Value, opaque: OpaqueTable): Node {
  return value.kind === 'null' ? leftOut(value.range) : toNode(value, opaque);
}

/** A value that depends on a condition, as CloudFormation writes it. */
export function choiceNode(condition: string, ifTrue: Node, ifFalse: Node, range: Range): Node {
  const name: Node = { type: 'scalar', value: condition, range };
  return { type: 'sequence', tag: '!If', items: [name, ifTrue, ifFalse], range };
}

/** The branch of a condition in which there is no value. */
export function leftOut(range: Range): Node {
  return { type: 'scalar', tag: '!Ref', value: 'AWS::NoValue', range };
}

/** A tree as a value: the inverse of `toNode`. */
export function toValue(node: Node, opaque: OpaqueTable): Value {
  const { range } = node;
  if (node.tag === '!If' && node.type === 'sequence') {
    const [condition, ifTrue, ifFalse] = node.items;
    return {
      kind: 'choice',
      condition: condition?.type === 'scalar' ? String(condition.value) : '',
      ifTrue: toValue(ifTrue ?? leftOut(range), opaque),
      ifFalse: toValue(ifFalse ?? leftOut(range), opaque),
      range,
    };
  }
  if (node.tag === '!Ref') return { kind: 'null', isLeftOut: true, range };
  switch (node.type) {
    case 'mapping': {
      const entries = new Map<string, ObjectEntry>();
      for (const { key, keyRange, value } of node.entries) {
        entries.set(key, { keyRange, value: toValue(value, opaque) });
      }
      return { kind: 'object', entries, range };
    }
    case 'sequence':
      return list(
        node.items.map((item) => toValue(item, opaque)),
        range,
      );
    case 'unresolved': {
      const name = opaque.show(node.letter).replace(/^\$\{(.*)\}$/s, '$1');
      return unknown(name, node.reason, range);
    }
    case 'scalar': {
      const { value } = node;
      if (typeof value === 'number') return { kind: 'number', value, range };
      if (typeof value === 'boolean') return { kind: 'bool', value, range };
      if (value === null) return { kind: 'null', range };
      const { pieces, document } = node as TextNode;
      if (document) return encodedText(value, toValue(document, opaque), range, opaque);
      return { kind: 'text', text: value, range, ...(pieces && { pieces }) };
    }
  }
}

/**
 * A string that is the JSON of a document. What depends on conditions has no one text: a letter stands for it, and what
 * it says is in the document.
 */
export function encodedText(json: string, document: Value, range: Range, opaque: OpaqueTable): TextValue {
  const name = (): string => opaque.show(`\${jsonencode(${show(document)})}`);
  const text = conditionsIn(document).length > 0 ? opaque.letter(name()) : json;
  return { kind: 'text', text, document, range };
}
