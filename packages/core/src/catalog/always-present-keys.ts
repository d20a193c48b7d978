/** A service's own keys that every request of some of its actions holds: the parameter that they name is required. */
interface AlwaysPresent {
  /** In lower case. */
  readonly key: string;
  /** Ids of the actions, in lower case. */
  readonly actions: readonly string[];
}

/**
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/specifying-rrset-conditions.html
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
 */
const ALWAYS_PRESENT: readonly AlwaysPresent[] = [
  {
    // What reads or writes items by their key names the key; `Scan` and PartiQL need not.
    key: 'dynamodb:leadingkeys',
    actions: [
      'dynamodb:batchgetitem',
      'dynamodb:batchwriteitem',
      'dynamodb:conditioncheckitem',
      'dynamodb:deleteitem',
      'dynamodb:getitem',
      'dynamodb:putitem',
      'dynamodb:query',
      'dynamodb:updateitem',
    ],
  },
  { key: 'kms:grantoperations', actions: ['kms:creategrant'] },
  ...['normalizedrecordnames', 'actions', 'recordtypes'].map((what) => ({
    key: `route53:changeresourcerecordsets${what}`,
    actions: ['route53:changeresourcerecordsets'],
  })),
];

/** Keys that every request of some action holds, in lower case. */
export const ALWAYS_PRESENT_KEYS: readonly string[] = ALWAYS_PRESENT.map(({ key }) => key);

const NONE: ReadonlySet<string> = new Set();
const keysByAction = new Map<string, Set<string>>();
for (const { key, actions } of ALWAYS_PRESENT)
  for (const action of actions) keysByAction.set(action, (keysByAction.get(action) ?? new Set()).add(key));

/**
 * The condition keys of a service, in lower case, that every request of an action holds.
 * @param action its id in any case, such as `dynamodb:GetItem`
 */
export function keysAlwaysPresent(action: string): ReadonlySet<string> {
  return keysByAction.get(action.toLowerCase()) ?? NONE;
}

/** The actions of which every request holds a key, in lower case; none for most keys. */
export function actionsAlwaysWith(key: string): readonly string[] {
  return ALWAYS_PRESENT.find((one) => one.key === key.toLowerCase())?.actions ?? [];
}
