import { operatorNamed } from '@leastwise/core';
import { strangerAccess } from '../questions/stranger-access.ts';
import { defineQualityCheck } from './analysis/define-quality-check.ts';

/** Headers of the request that people take for a proof of where it comes from. */
const SPOOFED: ReadonlyMap<string, string> = new Map([
  ['aws:referer', 'the page that a request claims to come from'],
  ['aws:useragent', 'the program that a request claims to come from'],
]);

export const check = defineQualityCheck({
  id: 'caller-controlled-condition',
  title: 'A condition on a header that any caller can set',
  severity: 'medium',
  aliases: ['UNTRUSTWORTHY_CONDITION_KEY'],
  why: 'the header is text that the caller sends along; whoever knows the condition can meet it',
  fix: 'ask for something that the caller cannot choose: who it is, or which network it comes from',
  look({ key, range, baseOperator = '' }, context, statement, subject) {
    const what = SPOOFED.get(key.value.toLowerCase());
    const operator = operatorNamed(baseOperator);
    if (what === undefined || !operator || operator.family === 'null') return undefined;
    // An Allow that asks for a value, or a Deny that spares one, relies on the header.
    if ((statement.effect === 'Deny') !== operator.negated) return undefined;
    // Services put the account there; `referer-for-service` speaks of that.
    if (statement.principal?.entries.every(({ type }) => type === 'Service')) return undefined;
    // Where the public gets in through it, that is what is said.
    if (statement.principal && strangerAccess(subject, statement, context)) return undefined;
    return {
      at: range,
      message: `\`${key.value}\` is ${what}, and any caller can set it`,
      label: 'the caller chooses this',
    };
  },
});
