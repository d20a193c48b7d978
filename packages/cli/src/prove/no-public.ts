import { type Catalog, createEngine, type OpaqueTable, type PolicyKind } from '@leastwise/core';
import { InputError } from '../errors.ts';
import type { Io } from '../io.ts';
import { readPolicies } from '../policies/read-inputs.ts';
import { requireValid } from '../policies/require-valid.ts';
import type { ClaimProof } from './claim-proof.ts';

/**
 * Proves that no resource or role trust policy of some files lets in a caller about whom it says nothing: one who
 * does not sign, or one of any account, in circumstances that nobody arranged for them.
 * @throws InputError when there is no such policy
 */
export async function proveNoPublic(
  files: readonly string[],
  {
    catalog,
    ...options
  }: {
    readonly catalog: Catalog;
    readonly kind?: PolicyKind;
    readonly opaque: OpaqueTable;
  },
  io: Io,
): Promise<ClaimProof> {
  const read = await readPolicies(files, options, io);
  const { sources } = read;
  const policies = sources
    .flatMap((source) => source.policies)
    .filter(({ kind }) => kind === 'resource' || kind === 'trust');
  if (policies.length === 0) {
    throw new InputError(
      `there is no resource policy in \`${files.join(' ')}\`; --type resource says that one is`,
    );
  }
  const engine = createEngine(catalog);
  const unread = [...read.notAnalysed, ...sources.flatMap((source) => source.notAnalysed)];
  const notAnalysed = unread.map((part) => ({ file: part.file, reason: options.opaque.show(part.reason) }));
  let reason = notAnalysed[0] && `${notAnalysed[0].file}: ${notAnalysed[0].reason}`;
  for (const policy of policies) {
    requireValid(policy);
    const outsiders = engine.outsiders(policy);
    const answer = engine.access(policy).ask({
      principals: policy.kind === 'trust' ? outsiders : ['*', ...outsiders],
      circumstances: 'adverse',
    });
    if (answer.possible === 'yes') {
      const { decision: _, ...witness } = answer.witness;
      const cause = { statement: answer.statement, policy: answer.policy };
      return { verdict: 'refuted', witness, cause, notAnalysed };
    }
    if (answer.possible === 'unknown') reason ??= `${policy.name}: ${answer.reason}`;
  }
  return reason === undefined ? { verdict: 'proved' } : { verdict: 'unknown', reason, notAnalysed };
}
