import {
  loadCatalog,
  minimise as minimisePolicy,
  OpaqueTable,
  type PolicyKind,
  policyDocument,
} from '@leastwise/core';
import type { RunCommand } from '../arguments/command.ts';
import { InputError } from '../errors.ts';
import { describeMinimised } from '../minimise/describe-minimised.ts';
import { renderMinimisedJson } from '../minimise/render-minimised-json.ts';
import { readDocuments } from '../prove/read-claim-policies.ts';

/** `leastwise minimise` */
export const minimise: RunCommand = async (given, io) => {
  const kind = given.value('type') as PolicyKind | undefined;
  const options = { ...(kind && { kind }), opaque: new OpaqueTable() };
  const [policy, another] = await readDocuments(given.operands, options, io);
  if (!policy || another) throw new InputError('`leastwise minimise` takes one policy document at a time');
  const catalog = loadCatalog();
  const minimised = minimisePolicy(catalog, policy);
  if (given.value('format') === 'json') {
    io.stdout.write(renderMinimisedJson(policy, minimised, catalog.date));
    return 0;
  }
  // The policy alone goes to standard output, so that it can be written to a file.
  io.stdout.write(`${JSON.stringify(policyDocument(minimised.policy), null, 2)}\n`);
  io.stderr.write(`${describeMinimised(policy, minimised).join('\n')}\n`);
  return 0;
};
