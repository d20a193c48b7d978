import {
  createEngine,
  loadCatalog,
  loadManagedPolicies,
  OpaqueTable,
  type PolicyInContext,
  parsePolicy,
  readDocument,
  type Source,
  SourceText,
} from '@leastwise/core';
import { describe, expect, it } from 'vitest';
import type { CheckContext } from '../../check.ts';
import { candidatesIn } from './candidates.ts';
import { settingAlone } from './setting.ts';
import { askOnAny } from './targets.ts';
import { unrestrictedGrant } from './unrestricted.ts';

const catalog = loadCatalog();
const engine = createEngine(catalog);
const managedPolicies = await loadManagedPolicies();

function policyOf(name: string, document: string): PolicyInContext {
  const source = new SourceText(name, document);
  const policy = parsePolicy(readDocument(source).root!, 'identity');
  return { policy, kind: 'identity', name, source, opaque: new OpaqueTable() };
}

function contextOf(subject: PolicyInContext): CheckContext {
  const source: Source = {
    text: subject.source,
    format: 'policy',
    policies: [subject],
    principals: [],
    resources: [],
    attachments: [],
    problems: [],
    notAnalysed: [],
    suppressions: [],
    opaque: subject.opaque,
  };
  const options = { trustedAccounts: [], trustedOrganizations: [], forbidInlinePolicies: false };
  return { catalog, engine, options, source, guardrails: [], show: (text) => text, report: () => {} };
}

/** Every statement of a policy, with the actions said to be allowed on any resource and those asked one by one. */
function compare(subject: PolicyInContext): { readonly said: string[]; readonly asked: string[] } {
  const context = contextOf(subject);
  const { access } = settingAlone(subject, context);
  const said: string[] = [];
  const asked: string[] = [];
  for (const statement of subject.policy.statements) {
    if (statement.effect !== 'Allow') continue;
    const candidates = candidatesIn(engine.actionsOf(statement), () => true, catalog).slice(0, 150);
    const grant = unrestrictedGrant(subject, statement, candidates, context);
    said.push(...(grant?.actions ?? []).map(({ id }) => `${statement.index} ${id}`));
    for (const action of candidates) {
      const answer = askOnAny(access, [action], subject, context, { statement });
      if (answer.possible === 'yes') asked.push(`${statement.index} ${action.id}`);
    }
  }
  return { said: said.sort(), asked: asked.sort() };
}

describe('actions that a statement grants on resources of any name', () => {
  const sample = managedPolicies.names().filter((_, at) => at % 50 === 0);

  it.each(sample)('are the same asked in groups as asked one by one: %s', (name) => {
    const { said, asked } = compare(policyOf(name, managedPolicies.get(name)!.document));
    expect(said).toEqual(asked);
  });

  it('are told apart where a Deny or a condition tells them apart', () => {
    const subject = policyOf(
      'example',
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Action: ['sqs:SendMessage', 'sqs:DeleteQueue', 's3:PutObject'], Resource: '*' },
          { Effect: 'Deny', Action: 'sqs:Delete*', Resource: '*' },
          { Effect: 'Deny', Action: 's3:*', NotResource: 'arn:aws:s3:::invoices/*' },
        ],
      }),
    );
    expect(compare(subject)).toEqual({ said: ['0 sqs:SendMessage'], asked: ['0 sqs:SendMessage'] });
  });
});
