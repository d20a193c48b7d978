import { type Node, stringOf, valueAt } from '@leastwise/core';
import { entriesOf } from './cloudformation/plain-nodes.ts';

/** Whether a document is a CloudFormation template, SAM included. */
export function isTemplate(root: Node): boolean {
  if (root.type !== 'mapping') return false;
  if (valueAt(root, 'AWSTemplateFormatVersion')) return true;
  return entriesOf(valueAt(root, 'Resources')).some(({ key, value }) => {
    if (key.startsWith('Fn::ForEach::')) return true;
    return /^[A-Z]\w*::/.test(stringOf(valueAt(value, 'Type')) ?? '');
  });
}
