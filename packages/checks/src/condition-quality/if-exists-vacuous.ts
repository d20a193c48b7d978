import { isCallerControlled, operatorNamed } from '@leastwise/core';
import { strangerAccess } from '../questions/stranger-access.ts';
import { defineQualityCheck } from './analysis/define-quality-check.ts';
import { passesWithoutKey } from './analysis/passes-without-key.ts';

/** Global keys that vouch for a caller or its network, and that a stranger's request may lack. */
const VOUCHING =
  /^aws:(principal(orgid|orgpaths|arn|account|tag\/.+)|source(vpc|vpce|vpcarn|arn|account|orgid|orgpaths|identity|ip)|vpce(account|orgid|orgpaths)|vpcsourceip)$/;

export const check = defineQualityCheck({
  id: 'if-exists-vacuous',
  title: 'An IfExists condition in an Allow that strangers pass',
  severity: 'medium',
  why: 'the key is absent from the requests of those whom the condition is meant to keep out, and then it holds',
  fix: 'leave `IfExists` away: a request without the key is then not allowed',
  look(condition, context, statement, subject) {
    if (statement.effect !== 'Allow' || !condition.ifExists) return undefined;
    const key = condition.key.value;
    if (!VOUCHING.test(key.toLowerCase()) || isCallerControlled(key)) return undefined;
    if (operatorNamed(condition.baseOperator ?? '')?.negated) return undefined;
    // Where the public gets in through it, that is what is said.
    if (statement.principal && strangerAccess(subject, statement, context)) return undefined;
    const witness = passesWithoutKey(subject, statement, key, context);
    if (!witness) return undefined;
    return {
      at: condition.operator.range,
      witness,
      message: `a request without \`${context.show(key)}\` passes \`${condition.operator.value}\``,
      label: `\`${condition.operator.value.replace(/IfExists$/i, '')}\` would not let it`,
    };
  },
});
