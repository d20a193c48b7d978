import { closest } from '../catalog/closest.ts';
import { managedPolicyEntries } from '../catalog/managed-policies.ts';
import type { Catalog, ManagedPolicies } from '../catalog/model.ts';
import { suggestAction, suggestConditionKey, suggestService } from '../catalog/suggest.ts';
import { explainAction, explainActionPattern } from './action-facts.ts';
import { explainConditionKey } from './condition-key-facts.ts';
import type { Facts } from './facts.ts';
import { explainManagedPolicy, replacementOf } from './managed-policy-facts.ts';
import { explainResourceType, explainService } from './service-facts.ts';

/**
 * What there is to say of a name: an action (`s3:GetObject`), a pattern of actions (`s3:Get*`), a condition
 * key (`aws:SourceIp`), a resource type (`s3:object`), a service (`s3`), an AWS managed policy by name or ARN.
 * @param managedPolicies asked only when the name is that of a managed policy, since their documents are large
 */
export async function explain(
  text: string,
  catalog: Catalog,
  managedPolicies: () => Promise<ManagedPolicies>,
): Promise<Facts> {
  const known = explainName(text, catalog);
  if (known) return known;
  const policy = policyNamed(text) && (await managedPolicies()).get(text);
  if (policy) return explainManagedPolicy(catalog, policy);
  return { kind: 'nothing', text, suggestions: [...new Set(suggestionsFor(text, catalog))] };
}

function explainName(text: string, catalog: Catalog): Facts | undefined {
  if (text.startsWith('arn:')) return undefined;
  if (/[*?]/.test(text)) {
    const pattern = explainActionPattern(catalog, text);
    return pattern.actions.length > 0 ? pattern : undefined;
  }
  return (
    explainAction(catalog, text) ??
    explainConditionKey(catalog, text) ??
    explainResourceType(catalog, text) ??
    // Services are found in any case, and a policy may be called like one: `Billing`.
    (/[A-Z]/.test(text) && managedPolicyEntries().has(text) ? undefined : explainService(catalog, text))
  );
}

function policyNamed(text: string): boolean {
  return /^arn:[a-z-]+:iam::aws:policy\//.test(text) || managedPolicyEntries().has(text);
}

function suggestionsFor(text: string, catalog: Catalog): readonly string[] {
  const some = (...meant: readonly (string | undefined)[]): string[] => meant.flatMap((one) => one ?? []);
  if (text.startsWith('arn:')) return some(policyMeant(text.slice(text.lastIndexOf('/') + 1)));
  if (/[*?]/.test(text)) return some(suggestAction(catalog, text.replace(/[*?]/g, '')));
  if (text.includes(':')) {
    const action = suggestAction(catalog, text);
    const key = suggestConditionKey(catalog, text);
    return text.startsWith('aws:') ? some(key, action) : some(action, key);
  }
  return some(suggestService(catalog, text), policyMeant(text), suggestConditionKey(catalog, text));
}

/** An AWS managed policy under its newer name or one that differs little. */
function policyMeant(name: string): string | undefined {
  return replacementOf(name) ?? (name.length > 5 ? closest(name, managedPolicyEntries().keys()) : undefined);
}
