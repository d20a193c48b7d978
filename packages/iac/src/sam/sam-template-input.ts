import type { Node, NotAnalysed, PolicyProblem, SourceText } from '@leastwise/core';
import { expandForEach } from '../cloudformation/for-each.ts';
import { loadTemplate } from '../cloudformation/template.ts';
import type { TemplateInput } from '../cloudformation/template-input.ts';
import { expandSam } from './expand-sam.ts';

/**
 * A SAM template as input for the reader of CloudFormation templates: its loops written out, its resources
 * expanded.
 * @param root the template as read; every node lies in `text`
 */
export function samTemplateInput(
  text: SourceText,
  root: Node,
  problems: readonly PolicyProblem[] = [],
): TemplateInput {
  const notAnalysed: NotAnalysed[] = [];
  const note = (range: NotAnalysed['range'], reason: string): void => {
    notAnalysed.push({ file: text.file, reason, ...(range && { range }) });
  };
  const { template, origins, skipped } = expandSam(withoutLoops(text, root, note));
  for (const { range, reason } of skipped) note(range, reason);
  return { text, root: template, format: 'sam', problems, notAnalysed, origins };
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
