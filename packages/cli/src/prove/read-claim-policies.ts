import type { OpaqueTable, PolicyInContext, PolicyKind } from '@leastwise/core';
import { InputError } from '../errors.ts';
import type { Io } from '../io.ts';
import { readPolicies } from '../policies/read-inputs.ts';
import { requireAnalysed, requireValid } from '../policies/require-valid.ts';

/**
 * Reads valid policy documents that a claim is about.
 * @throws InputError for what cannot be read, is a template, was read in part, or is no valid policy
 */
export async function readDocuments(
  files: readonly string[],
  options: { readonly kind?: PolicyKind; readonly opaque: OpaqueTable },
  io: Io,
): Promise<readonly PolicyInContext[]> {
  const read = await readPolicies(files, options, io);
  const { sources } = read;
  const template = sources.find(({ format }) => format !== 'policy');
  if (template) {
    throw new InputError(
      `\`${template.text.file}\` is a template, whose policies do not all hold together; give policy documents`,
    );
  }
  requireAnalysed(read);
  const policies = sources.flatMap((source) => source.policies);
  for (const policy of policies) requireValid(policy);
  return policies;
}
