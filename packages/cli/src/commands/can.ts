import {
  Authorizer,
  InvalidRequestError,
  loadCatalog,
  policyLayers,
  type Request,
  remediesOf,
} from '@leastwise/core';
import { type DecisionReport, renderDecision, renderDecisionJson } from '@leastwise/report';
import type { RunCommand } from '../arguments/command.ts';
import type { Arguments } from '../arguments/parse-arguments.ts';
import { UsageError } from '../errors.ts';
import { parseContext } from '../policies/parse-context.ts';
import { readLayers } from '../policies/read-layers.ts';
import { requireAction } from '../policies/require-action.ts';
import { requireKey } from '../policies/require-key.ts';
import { resourceTroubleOf } from '../policies/resource-of-action.ts';
import { styleFor, widthOf } from '../terminal/style-for.ts';

/** `leastwise can` */
export const can: RunCommand = async (given, io) => {
  const request = requestOf(given);
  const catalog = loadCatalog();
  requireAction(request.action, catalog, io);
  for (const key of Object.keys(request.context ?? {})) requireKey(key, catalog, io);
  const { problem, note } = resourceTroubleOf(request, catalog);
  if (problem !== undefined) throw new UsageError(problem);
  if (note !== undefined) io.stderr.write(`leastwise: ${note}\n`);
  const { layers, labelOf } = await readLayers(given, io);
  const report = decide(request, policyLayers(layers), labelOf);
  const text =
    given.value('format') === 'json'
      ? renderDecisionJson(report)
      : renderDecision(report, {
          style: styleFor(io.stdout, io, given.value('color')),
          width: widthOf(io.stdout),
        });
  io.stdout.write(text);
  return report.decision === 'allowed' ? 0 : 1;
};

function decide(
  request: Request,
  layers: ConstructorParameters<typeof Authorizer>[0],
  labelOf: DecisionReport['labelOf'],
): DecisionReport {
  try {
    const authorization = new Authorizer(layers).authorize(request);
    return { ...authorization, request, remedies: remediesOf(request, layers, authorization), labelOf };
  } catch (error) {
    if (error instanceof InvalidRequestError) throw new UsageError(error.message);
    throw error;
  }
}

function requestOf(given: Arguments): Request {
  const [principal = '', action = '', resource = ''] = given.operands;
  const [, ofAccount] = /^arn:[^:]*:(?:iam|sts)::([^:]*):/.exec(principal) ?? [];
  if (ofAccount !== undefined && !/^(\d{12}|cloudfront)$/.test(ofAccount)) {
    throw new UsageError(`\`${principal}\` is of no account; an account id has 12 digits`);
  }
  if (ofAccount !== undefined && /[*?]/.test(principal)) {
    throw new UsageError(
      `\`${principal}\` has wildcards; name one caller, or ask \`leastwise prove\` about all`,
    );
  }
  if (resource !== '*' && !/^arn:[^:]*:[^:]*:[^:]*:[^:]*:./s.test(resource)) {
    throw new UsageError(
      `\`${resource}\` is not a resource; write its ARN, or \`*\` for an action that takes none`,
    );
  }
  const account = given.value('resource-account');
  if (account !== undefined && !/^\d{12}$/.test(account)) {
    throw new UsageError(`\`${account}\` is not an account id; it has 12 digits`);
  }
  const context = parseContext(given.values('context'));
  return {
    principal,
    action,
    resource,
    ...(account !== undefined && { resourceAccount: account }),
    ...(Object.keys(context).length > 0 && { context }),
    ...(given.has('unknown-context') && { unknownKeys: 'all' as const }),
  };
}
