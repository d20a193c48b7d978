import type { Action, PolicyInContext, Severity, Statement } from '@leastwise/core';
import type { CheckContext, FindingDraft } from '../../check.ts';
import { resourceTypeOf } from '../../questions/resource-type.ts';
import type { StrangerAccess } from '../../questions/stranger-access.ts';
import { exposedResource } from '../knowledge/resources.ts';

/** The parts that findings of public access share: what is open, how grave that is, and the request. */
export function publicDraft(
  subject: PolicyInContext,
  statement: Statement,
  access: StrangerAccess,
): Pick<FindingDraft, 'at' | 'policy' | 'statement' | 'witness' | 'severity' | 'controls' | 'subject'> {
  return {
    at: (statement.principal ?? statement).range,
    policy: subject,
    statement,
    witness: access.witness,
    severity: severityOf(access.examples),
    controls: exposedResource(resourceTypeOf(subject)).controls,
    subject: `Principal::${access.anonymous ? 'anonymous' : 'any-account'}`,
  };
}

/** Who can do what to which resource: ``anyone may `s3:GetObject` on `Invoices` (a bucket)``. */
export function whoMayDoWhat(
  subject: PolicyInContext,
  { examples, anonymous }: StrangerAccess,
  context: CheckContext,
): string {
  const who = anonymous ? 'anyone' : 'anyone with an AWS account';
  const actions = examples.map(({ id }) => `\`${id}\``);
  const list = actions.length > 1 ? `${actions.slice(0, -1).join(', ')} and ${actions.at(-1)}` : actions[0];
  return `${who} may ${list} on ${theResource(subject, context)}`;
}

/** The resource of a policy for people: ``the bucket `Invoices` ``, or `the bucket` where it has no name here. */
export function theResource(subject: PolicyInContext, { source }: CheckContext): string {
  const { noun } = exposedResource(resourceTypeOf(subject));
  const declared = source.resources.find(({ arn }) => arn !== undefined && arn === subject.resourceArn);
  return declared ? `the ${noun} \`${declared.id}\`` : `the ${noun}`;
}

function severityOf(actions: readonly Action[]): Severity {
  const changes = actions.some(
    ({ accessLevel }) => accessLevel === 'Permissions management' || accessLevel === 'Write',
  );
  return changes ? 'critical' : 'high';
}
