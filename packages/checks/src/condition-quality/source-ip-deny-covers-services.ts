import { denyingLike } from '../questions/no-deny.ts';
import { defineQualityCheck } from './analysis/define-quality-check.ts';
import { someActions } from './analysis/passes-without-key.ts';

/** What services often do for their callers. */
const PROBES = ['s3:GetObject', 'kms:Decrypt', 'ec2:RunInstances', 'iam:PassRole'];

export const check = defineQualityCheck({
  id: 'source-ip-deny-covers-services',
  title: 'A Deny by address that also stops AWS services acting for the caller',
  severity: 'warning',
  kinds: ['identity', 'boundary', 'session', 'scp'],
  why: 'services that call others for the caller (Athena reading S3, CloudFormation) come from addresses of AWS',
  fix: 'add `"Bool": {"aws:ViaAWSService": "false"}` to the Deny',
  look(condition, context, statement, subject) {
    if (statement.effect !== 'Deny' || condition.baseOperator !== 'NotIpAddress') return undefined;
    if (condition.key.value.toLowerCase() !== 'aws:sourceip') return undefined;
    // One action stands for all: what matters is whether the statement spares requests through services.
    const named = context.engine.actionsOf(statement);
    const probe = PROBES.find((one) => named.has(one)) ?? someActions(statement, context)[0];
    if (probe === undefined) return undefined;
    const { action, resource } = statement;
    const stand = denyingLike(subject, { ...(action && { action }), ...(resource && { resource }) });
    const answer = context.engine
      .access(stand)
      .ask({ actions: [probe], context: { 'aws:ViaAWSService': 'true' }, circumstances: 'adverse' });
    if (answer.possible !== 'no') return undefined;
    return {
      at: condition.range,
      message: 'requests that an AWS service makes for the caller are denied as well',
    };
  },
});
