/** What an action does to data, in AWS's five levels. */
export type AccessLevel = 'List' | 'Read' | 'Write' | 'Permissions management' | 'Tagging';

/** A service as the Service Authorization Reference lists it. */
export interface Service {
  /** Prefix in actions, in lower case: `s3`. */
  readonly prefix: string;
  readonly name: string;
  readonly actions: readonly Action[];
  readonly resourceTypes: readonly ResourceType[];
  readonly conditionKeys: readonly ConditionKey[];
}

/** An action that exists. */
export interface Action {
  /** `s3:GetObject`. */
  readonly id: string;
  readonly service: string;
  readonly name: string;
  /** Position in the catalogue's list of all actions, stable within one catalogue: an index for bit sets. */
  readonly ordinal: number;
  readonly description: string;
  readonly accessLevel: AccessLevel;
  /** Resource types it can be limited to. Empty: the action takes only `Resource: "*"`. */
  readonly resourceTypes: readonly ActionResourceType[];
  /** Keys it knows whatever the resource, beside the global ones. */
  readonly conditionKeys: readonly string[];
  /** Actions that a caller needs besides, as far as is known: not all are recorded. */
  readonly dependentActions: readonly string[];
}

/** A resource type that an action works on. */
export interface ActionResourceType {
  readonly name: string;
  /** Whether every request names a resource of this type. */
  readonly required: boolean;
  readonly conditionKeys: readonly string[];
}

/** A kind of resource with its ARN. */
export interface ResourceType {
  readonly service: string;
  readonly name: string;
  /** ARN with placeholders: `arn:${Partition}:s3:::${BucketName}/${ObjectName}`. */
  readonly arn: string;
  /** All its ARN forms, `arn` first: a few types have two. */
  readonly arns: readonly string[];
  readonly conditionKeys: readonly string[];
}

/** The types of condition key that the Service Authorization Reference uses. */
export type ConditionKeyType =
  | 'String'
  | 'ARN'
  | 'Numeric'
  | 'Date'
  | 'Bool'
  | 'IPAddress'
  | 'Binary'
  | 'Null';

/** A condition key that exists. */
export interface ConditionKey {
  /** As documented; the part after a `/` may be a placeholder: `aws:RequestTag/${TagKey}`. */
  readonly name: string;
  readonly description: string;
  readonly type: ConditionKeyType;
  readonly multiValued: boolean;
  /** Whether it is a global key (`aws:...`). */
  readonly global: boolean;
}

/** A policy that AWS writes and keeps. */
export interface ManagedPolicy {
  readonly name: string;
  readonly arn: string;
  /** Version of the document: `v3`. */
  readonly version: string;
  /** `YYYY-MM-DD` on which it was last changed. */
  readonly updated: string;
  /** The document as minified JSON. */
  readonly document: string;
  readonly deprecated: boolean;
}

/** What AWS knows: everything about names, from one dated snapshot. */
export interface Catalog {
  /** `YYYY-MM-DD` of the data. */
  readonly date: string;
  /** Number of actions; ordinals run from 0 to this, exclusive. */
  readonly actionCount: number;
  /** Prefixes of all services, sorted. */
  servicePrefixes(): readonly string[];
  /** By prefix, in any case. */
  service(prefix: string): Service | undefined;
  /** Names of a service's actions in lower case, sorted; none of a service that is not known. Nothing else is read. */
  actionNames(prefix: string): readonly string[];
  /** By `service:Action`, in any case; without wildcards. */
  action(id: string): Action | undefined;
  actionByOrdinal(ordinal: number): Action;
  /** Actions that a pattern with `*` and `?` matches, in order of ordinals; memoised. */
  actionsMatching(pattern: string): readonly Action[];
  /** Ordinals of the same actions, which needs no service to be read. */
  ordinalsMatching(pattern: string): readonly number[];
  resourceType(service: string, name: string): ResourceType | undefined;
  /** By name in any case; finds `aws:RequestTag/team` under its placeholder. */
  conditionKey(name: string): ConditionKey | undefined;
  /** Every condition key, each name once: global ones first, then by service. */
  conditionKeys(): Iterable<ConditionKey>;
  /** Whether an action knows a key: global keys, its own and those of its resource types. */
  actionKnowsKey(action: Action, key: string): boolean;
  /** Global condition keys. */
  globalConditionKeys(): readonly ConditionKey[];
}

/** AWS managed policies, each with its newest document. */
export interface ManagedPolicies {
  readonly date: string;
  /** Names, sorted. */
  names(): readonly string[];
  /** By name (`ReadOnlyAccess`) or ARN, exactly; undefined when AWS has none of that name. */
  get(nameOrArn: string): ManagedPolicy | undefined;
}
