import type { Entry, MappingNode, Node } from '@leastwise/core';
import type { Block, Body, Expression, TemplateExpression } from '../terraform/syntax/ast.ts';
import { BLOCK } from './find-place.ts';

/**
 * A file of HCL as the tree in which places are looked up: bodies are objects, whose blocks are entries under their
 * type; what is computed has a tag, so that only what it is computed of is changed.
 */
export function hclTree({ attributes, blocks, range }: Body, text: string): MappingNode {
  const entries: Entry[] = [
    ...attributes.map(({ name, nameRange, value }) => ({
      key: name,
      keyRange: nameRange,
      value: nodeOf(value, text),
    })),
    ...blocks.map((block) => ({ key: block.type, keyRange: block.headRange, value: blockNode(block, text) })),
  ];
  entries.sort((a, b) => a.keyRange.start - b.keyRange.start);
  return { type: 'mapping', entries, range };
}

function blockNode({ body, range }: Block, text: string): Node {
  return { ...hclTree(body, text), range, tag: BLOCK };
}

function nodeOf(expression: Expression, text: string): Node {
  const { range } = expression;
  switch (expression.kind) {
    case 'literal':
      return { type: 'scalar', value: expression.value, raw: expression.raw, range };
    case 'template':
      return templateNode(expression, text);
    case 'tuple':
      return { type: 'sequence', items: expression.items.map((item) => nodeOf(item, text)), range };
    case 'object': {
      const entries = expression.items.map(({ key, value }): Entry => {
        const name = nodeOf(key, text);
        const written = name.type === 'scalar' && name.tag === undefined ? String(name.value) : '';
        return { key: written, keyRange: key.range, value: nodeOf(value, text) };
      });
      return { type: 'mapping', entries, range };
    }
    case 'call':
      return computed(
        range,
        expression.arguments.map((argument) => nodeOf(argument, text)),
      );
    case 'conditional':
      return computed(
        range,
        [expression.ifTrue, expression.ifFalse].map((branch) => nodeOf(branch, text)),
      );
    case 'for':
      return computed(range, [nodeOf(expression.value, text)]);
    default:
      return computed(range, []);
  }
}

/** A string; one with anything put in is computed. */
function templateNode({ parts, range }: TemplateExpression, text: string): Node {
  const value = parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
  const isPlain = text[range.start] !== '<' && parts.every(({ kind }) => kind === 'text');
  return { type: 'scalar', value, range, ...(!isPlain && { tag: 'template' }) };
}

function computed(range: Node['range'], items: readonly Node[]): Node {
  return { type: 'sequence', items, range, tag: 'computed' };
}
