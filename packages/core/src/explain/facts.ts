import type { GlobalKeySubject } from '../catalog/global-condition-keys.ts';
import type { ManagedPolicyEntry } from '../catalog/managed-policies.ts';
import type { AccessLevel, Action, ConditionKey, ResourceType } from '../catalog/model.ts';
import type { OperatorFamily } from '../policy/operators.ts';

/** A statement to begin with, as it stands in a policy. */
export interface ExampleStatement {
  readonly Effect: 'Allow';
  readonly Action: string;
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A resource type as an action takes it. */
export interface AcceptedResourceType {
  readonly type: ResourceType;
  /** Whether every request names a resource of this type. */
  readonly required: boolean;
  /** Keys of requests that name a resource of this type, beside the action's own. */
  readonly conditionKeys: readonly ConditionKey[];
}

/** What is known of an action. */
export interface ActionFacts {
  readonly kind: 'action';
  readonly action: Action;
  readonly serviceName: string;
  readonly resourceTypes: readonly AcceptedResourceType[];
  /** Keys that every request of the action may have, beside the global ones. */
  readonly conditionKeys: readonly ConditionKey[];
  readonly example: ExampleStatement;
}

/** What a pattern of actions matches. */
export interface ActionPatternFacts {
  readonly kind: 'action-pattern';
  readonly pattern: string;
  readonly actions: readonly Action[];
  readonly actionCount: number;
}

/** What is known of a service. */
export interface ServiceFacts {
  readonly kind: 'service';
  readonly prefix: string;
  readonly name: string;
  /** Every level, also those without actions. */
  readonly actions: ReadonlyMap<AccessLevel, readonly Action[]>;
  readonly resourceTypes: readonly ResourceType[];
  /** Its own keys, without the global ones. */
  readonly conditionKeys: readonly ConditionKey[];
  readonly resourceControlPolicies: boolean;
}

/** What is known of a condition key. */
export interface ConditionKeyFacts {
  readonly kind: 'condition-key';
  /** As it was asked for, in the documentation's spelling where it is no member of a family. */
  readonly name: string;
  readonly key: ConditionKey;
  /** For global keys. */
  readonly subject?: GlobalKeySubject;
  readonly callerControlled: boolean;
  /** Whether it comes with the caller's session, whatever action is called. */
  readonly sessionKey: boolean;
  /** Families of operators that do on it what they say. */
  readonly operators: readonly OperatorFamily[];
  /** Actions that know it; none are listed for keys that every action knows. */
  readonly actions: readonly Action[];
}

/** What is known of a resource type. */
export interface ResourceTypeFacts {
  readonly kind: 'resource-type';
  readonly type: ResourceType;
  readonly conditionKeys: readonly ConditionKey[];
  readonly actions: readonly Action[];
}

/** What a managed policy names of one service. */
export interface NamedOfService {
  readonly prefix: string;
  readonly name: string;
  /** Number of actions named by level; levels without any are left out. */
  readonly levels: ReadonlyMap<AccessLevel, number>;
  readonly named: number;
  readonly total: number;
}

/** What is known of an AWS managed policy. */
export interface ManagedPolicyFacts {
  readonly kind: 'managed-policy';
  readonly policy: ManagedPolicyEntry;
  /** What AWS gives in its place. */
  readonly replacement?: string;
  readonly statements: { readonly allow: number; readonly deny: number; readonly conditional: number };
  /** Services whose actions its Allow statements name, the most actions first; conditions and Denies aside. */
  readonly services: readonly NamedOfService[];
  readonly named: number;
  readonly actionCount: number;
  /** Actions it names that give permissions, change credentials or policies. */
  readonly permissionsManagement: readonly Action[];
  /** The document, laid out with two spaces. */
  readonly document: string;
}

/** A name that is nothing that is known. */
export interface NothingKnown {
  readonly kind: 'nothing';
  readonly text: string;
  /** What was most likely meant, the likeliest first. */
  readonly suggestions: readonly string[];
}

/** What there is to say of a name. */
export type Facts =
  | ActionFacts
  | ActionPatternFacts
  | ServiceFacts
  | ConditionKeyFacts
  | ResourceTypeFacts
  | ManagedPolicyFacts
  | NothingKnown;
