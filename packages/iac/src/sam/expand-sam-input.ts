import type { Node, NotAnalysed, SourceText } from '@leastwise/core';
import { expandForEach } from '../cloudformation/for-each.ts';
import { loadTemplate } from '../cloudformation/template.ts';
import type { TemplateInput } from '../cloudformation/template-input.ts';
import { expandSam, isSamTemplate } from './expand-sam.ts';

/** A template with its resources of SAM expanded; the same input when it has none. */
export function expandSamInput(input: TemplateInput): TemplateInput {
  if (!isSamTemplate(input.root)) return input;
  const notAnalysed: NotAnalysed[] = [...(input.notAnalysed ?? [])];
  const note = (range: NotAnalysed['range'], reason: string): void => {
    notAnalysed.push({ file: input.text.file, reason, ...(range && { range }) });
  };
  const { template, origins, skipped } = expandSam(withoutLoops(input.text, input.root, note));
  for (const { range, reason } of skipped) note(range, reason);
  const format = input.format === 'cdk' ? 'cdk' : 'sam';
  return { ...input, root: template, written: input.root, format, notAnalysed, origins };
}

/** Loops come first, since they may make resources of SAM. */
function withoutLoops(
  text: SourceText,
  root: Node,
  note: (range: NotAnalysed['range'], reason: string) => void,
): Node {
  if (!text.text.includes('Fn::ForEach::')) return root;
  const { parameters, mappings } = loadTemplate(root);
  return expandForEach(root, { parameters, mappings }, note);
}
