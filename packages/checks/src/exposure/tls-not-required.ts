import {
  type PolicyInContext,
  type ProposedFix,
  type Statement,
  valueAt,
  type Witness,
} from '@leastwise/core';
import { type CheckContext, defineCheck } from '../check.ts';
import { object } from '../fix/add-condition.ts';
import { addStatement } from '../fix/add-statement.ts';
import { ownArn } from '../fix/own-arn.ts';
import { denyingLike } from '../questions/no-deny.ts';
import { resourceTypeOf } from '../questions/resource-type.ts';
import { strangerAccess } from '../questions/stranger-access.ts';
import { bucketOf } from './analysis/public-access-block.ts';
import { theResource } from './analysis/report-public.ts';
import { resourceArnOf } from './analysis/resource-arn.ts';
import { PLAIN_TRANSPORT, type PlainTransport } from './knowledge/transport.ts';

export const check = defineCheck({
  id: 'tls-not-required',
  title: 'A resource policy that does not deny requests without TLS',
  category: 'exposure',
  severity: 'medium',
  basis: 'proved',
  kinds: ['resource'],
  why: 'who listens on the way reads the data, and the signature of the request with it',
  fix: 'add a Deny for `Principal: "*"` and all actions with `"Bool": {"aws:SecureTransport": "false"}`',
  fixEffects: ['narrower'],
  checkPolicy(subject, context) {
    const transport = PLAIN_TRANSPORT[resourceTypeOf(subject) ?? ''];
    const arn = resourceArnOf(subject);
    if (!transport || arn === undefined || subject.policy.unread.length > 0) return;
    if (mayBeWebsite(subject, context) && isPublic(subject, context)) return;
    // What the policy allows does not matter: identity policies of the same account grant access as well.
    const access = context.engine.access(denyingLike(subject));
    const ask = (principals: readonly string[]): readonly Witness[] =>
      transport.probes.flatMap(({ action, resource }) => {
        const answer = access.ask({
          actions: [action],
          resources: [resource(arn)],
          principals,
          context: { 'aws:SecureTransport': 'false' },
        });
        return answer.possible === 'yes' ? [answer.witness] : [];
      });
    let open = ask(['arn:aws:iam::111122223333:role/example']);
    const spared = open.length > 0 ? [] : sparedBy(subject.policy.statements);
    if (spared.length > 0) open = ask(spared);
    const [witness] = open;
    if (!witness) return;
    const partial =
      open.length < transport.probes.length || subject.policy.statements.some(mentionsTransport);
    context.report({
      at: subject.policy.range,
      fixes: denyPlainTransport(subject, transport, context),
      policy: subject,
      witness,
      severity: transport.severity,
      controls: transport.controls,
      message: partial
        ? `not every request to ${theResource(subject, context)} without TLS is denied: \`${witness.action}\` is not`
        : `requests to ${theResource(subject, context)} without TLS are not denied`,
    });
  },
});

function denyPlainTransport(
  subject: PolicyInContext,
  { denied }: PlainTransport,
  context: CheckContext,
): readonly ProposedFix[] {
  const resources = denied.suffixes.flatMap((suffix) => ownArn(subject, context, suffix) ?? []);
  const [only, ...others] = resources;
  if (only === undefined) return [];
  const change = addStatement(subject.policy, [
    ['Effect', 'Deny'],
    ['Principal', '*'],
    ['Action', denied.action],
    ['Resource', others.length === 0 ? only : { type: 'list', items: resources }],
    ['Condition', object('Bool', object('aws:SecureTransport', 'false'))],
  ]);
  return change ? [{ title: 'deny requests without TLS', effect: 'narrower', changes: [change] }] : [];
}

/** Some of those whom Denies for everyone else leave alone. */
function sparedBy(statements: readonly Statement[]): readonly string[] {
  const named = statements.flatMap(({ effect, principal, conditions }) => {
    if (effect !== 'Deny') return [];
    const byCondition = conditions.filter(({ key }) => key.value.toLowerCase() === 'aws:principalarn');
    const texts = byCondition.flatMap(({ values }) => values.map(({ value }) => value));
    return [...texts, ...(principal?.negated ? principal.entries.map(({ value }) => value) : [])];
  });
  const roles = named.map((value) => value.replace('::*:', '::111122223333:').replaceAll('*', 'example'));
  return [...new Set(roles)]
    .filter((arn) => /^arn:[^:]+:iam::\d{12}:(?:role|user)\/[\w+=,.@/-]+$/.test(arn))
    .slice(0, 5);
}

/** Whether a bucket has a website, as far as is known: S3 serves those over HTTP alone, and a Deny would close it. */
function mayBeWebsite(subject: PolicyInContext, context: CheckContext): boolean {
  if (resourceTypeOf(subject) !== 'AWS::S3::Bucket') return false;
  const bucket = bucketOf(subject, context);
  return !bucket || bucket.isElsewhere || valueAt(bucket.properties, 'WebsiteConfiguration') !== undefined;
}

function isPublic(subject: PolicyInContext, context: CheckContext): boolean {
  return subject.policy.statements.some(
    (statement) => statement.principal && strangerAccess(subject, statement, context),
  );
}

function mentionsTransport({ effect, conditions }: Statement): boolean {
  return effect === 'Deny' && conditions.some(({ key }) => key.value.toLowerCase() === 'aws:securetransport');
}
