import {
  loadCatalog,
  minimise as minimisePolicy,
  OpaqueTable,
  type PolicyKind,
  policyDocument,
} from '@leastwise/core';
import type { RunCommand } from '../arguments/command.ts';
import { InputError } from '../errors.ts';
import { describeMinimised, savedBy } from '../minimise/describe-minimised.ts';
import { readDocuments } from '../prove/read-claim-policies.ts';

/** `leastwise minimise` */
export const minimise: RunCommand = async (given, io) => {
  const kind = given.value('type') as PolicyKind | undefined;
  const options = { ...(kind && { kind }), opaque: new OpaqueTable() };
  const [policy, another] = await readDocuments(given.operands, options, io);
  if (!policy || another) throw new InputError('`leastwise minimise` takes one policy document at a time');
  const minimised = minimisePolicy(loadCatalog(), policy);
  const document = policyDocument(minimised.policy);
  if (given.value('format') === 'json') {
    const { removed, reason, isUnfinished } = minimised;
    const report = {
      version: 1,
      verdict: reason === undefined ? 'equivalent' : 'unknown',
      policy: document,
      removed: removed.map(({ what, statement, value, why }) => ({
        what,
        statement: statement.sid?.value ?? statement.index + 1,
        ...(value && { value: value.value }),
        line: policy.source.position((value ?? statement).range.start).line,
        why,
      })),
      size: savedBy(policy, minimised),
      ...(reason !== undefined && { reason }),
      ...(isUnfinished && { isUnfinished }),
    };
    io.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    return 0;
  }
  // The policy alone goes to standard output, so that it can be written to a file.
  io.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  io.stderr.write(`${describeMinimised(policy, minimised).join('\n')}\n`);
  return 0;
};
