import type { Source } from '@leastwise/core';
import { InputError } from '../errors.ts';
import type { Pair } from './pair.ts';
import { pairDocuments } from './pair-documents.ts';
import { type ManagedDocument, pairTemplates } from './pair-templates.ts';

/**
 * Pairs what two versions of a file hold; either may be missing.
 * @throws InputError when they cannot be compared
 */
export function pairSources(
  before: Source | undefined,
  after: Source | undefined,
  managed: ManagedDocument,
): Pair[] {
  const isDocument = (source: Source | undefined): boolean => source?.format === 'policy';
  if (before && after && isDocument(before) !== isDocument(after)) {
    const [document, template] = isDocument(before) ? [before, after] : [after, before];
    throw new InputError(
      `\`${document.text.file}\` is a policy document and \`${template.text.file}\` a template; compare like with like`,
    );
  }
  return isDocument(before ?? after) ? pairDocuments(before, after) : pairTemplates(before, after, managed);
}
