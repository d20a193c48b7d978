/** The value of a condition key in a request: single-valued, or many-valued as a list. */
export type ContextValue = string | readonly string[];

/**
 * One request, as data: the form of a witness and of the cases of `leastwise test`.
 */
export interface Request {
  /**
   * Who calls: an ARN (user, role, role session, federated user, root), a 12-digit account id, a service
   * principal (`lambda.amazonaws.com`), a federated identity provider, or `*` for an anonymous caller.
   */
  readonly principal: string;
  /** `service:Action`. */
  readonly action: string;
  /** An ARN, or `*` for an action that takes no resource. */
  readonly resource: string;
  /** The account that owns the resource, where the ARN does not say so (S3). */
  readonly resourceAccount?: string;
  /** Condition keys by name. A key that is not here is absent from the request. */
  readonly context?: Readonly<Record<string, ContextValue>>;
  /**
   * Keys that may or may not be in the request, with a value nobody knows; `all` for every key that is neither
   * in `context` nor follows from the rest of the request. The decision may depend on them.
   */
  readonly unknownKeys?: 'all' | readonly string[];
}
