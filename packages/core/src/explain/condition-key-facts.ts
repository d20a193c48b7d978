import { isCallerControlled } from '../catalog/caller-controlled.ts';
import { globalConditionKey } from '../catalog/global-condition-keys.ts';
import type { Action, Catalog, ConditionKey, ConditionKeyType } from '../catalog/model.ts';
import { isSessionKey } from '../catalog/session-keys.ts';
import type { OperatorFamily } from '../policy/operators.ts';
import type { ConditionKeyFacts } from './facts.ts';

/** Families of operators for keys of a type; `Null` fits all. */
const OPERATORS: Readonly<Record<ConditionKeyType, readonly OperatorFamily[]>> = {
  String: ['string', 'null'],
  ARN: ['arn', 'null'],
  Numeric: ['numeric', 'null'],
  Date: ['date', 'null'],
  Bool: ['bool', 'null'],
  IPAddress: ['ip', 'null'],
  Binary: ['binary', 'null'],
  Null: ['null'],
};

/** What is known of a condition key, by its name in any case; undefined when there is none of that name. */
export function explainConditionKey(catalog: Catalog, name: string): ConditionKeyFacts | undefined {
  const key = catalog.conditionKey(name) ?? catalog.conditionKey(`${name.replace(/\/$/, '')}/\${Key}`);
  if (!key) return undefined;
  const subject = globalConditionKey(name)?.subject ?? globalConditionKey(key.name)?.subject;
  const sessionKey = isSessionKey(key.name.toLowerCase());
  return {
    kind: 'condition-key',
    name: key.name.includes('${') ? name : key.name,
    key,
    ...(subject && { subject }),
    callerControlled: isCallerControlled(name.includes(':') ? name : key.name),
    sessionKey,
    operators: OPERATORS[key.type],
    actions: key.global || sessionKey ? [] : actionsThatKnow(catalog, key),
  };
}

/** Actions of the services that have keys of that prefix. */
function actionsThatKnow(catalog: Catalog, key: ConditionKey): readonly Action[] {
  const service = catalog.service(key.name.slice(0, key.name.indexOf(':')));
  return (service?.actions ?? []).filter((action) => catalog.actionKnowsKey(action, key.name));
}
