import { type NotAnalysed, stringOf, valueAt } from '@leastwise/core';
import type { TemplateDeclaredResource } from './declared-resource.ts';
import type { TemplateInput } from './template-input.ts';

/** The nested stacks whose templates are analysed nowhere, each with its reason. */
export function missingNestedStacks(
  declared: Iterable<TemplateDeclaredResource>,
  { text, nestedStack }: TemplateInput,
): NotAnalysed[] {
  const missing: NotAnalysed[] = [];
  for (const resource of declared) {
    if (resource.type !== 'AWS::CloudFormation::Stack') continue;
    const { id, idRange } = resource;
    if (nestedStack?.(id, stringOf(valueAt(resource.properties, 'TemplateURL')))) continue;
    missing.push({
      file: text.file,
      reason: `nested stack \`${id}\`: its template is not here`,
      range: idRange,
    });
  }
  return missing;
}
