import type { ConditionKey, ConditionKeyType } from './model.ts';

/** Day on which the table was last compared with the documentation. */
export const GLOBAL_CONDITION_KEYS_DATE = '2026-11-24';

/** What a global key speaks of, as the documentation groups them. */
export type GlobalKeySubject = 'principal' | 'session' | 'network' | 'resource' | 'request';

/** A global key with what it speaks of. */
export interface GlobalConditionKey extends ConditionKey {
  readonly subject: GlobalKeySubject;
  /** Whether a caller can give it the value of its choice, or meet it at will. */
  readonly callerControlled: boolean;
  /** Whether it is so for a caller of another account: whoever runs an account tags its roles as they like. */
  readonly foreignControlled: boolean;
}

type Row = readonly [
  name: string,
  /** `+` marks keys that hold several values. */
  type: ConditionKeyType | `${ConditionKeyType}+`,
  description: string,
  controlled?: 'free' | 'foreign',
];

/**
 * The global condition keys, by what they speak of. `free` marks those that hold nobody back: a caller sends
 * the tag or the header it likes, calls the region it likes, over TLS, at the hour it likes. `foreign` marks those
 * that hold back nobody of another account, where the caller's own tags, names and devices are for others to give.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
const ROWS: Readonly<Record<GlobalKeySubject, readonly Row[]>> = {
  principal: [
    [
      'aws:PrincipalArn',
      'ARN',
      'ARN of the calling user, role, federated user or root user; of a role, not of its session',
    ],
    ['aws:PrincipalAccount', 'String', 'account of the caller'],
    ['aws:PrincipalOrgPaths', 'String+', 'path of organizational units down to the account of the caller'],
    ['aws:PrincipalOrgID', 'String', 'organization of the caller'],
    ['aws:PrincipalOrgMasterAccountId', 'String', 'management account of the organization of the caller'],
    [
      'aws:PrincipalTag/${TagKey}',
      'String',
      'value of a tag of the caller: of its user, its role or its session',
      'foreign',
    ],
    ['aws:PrincipalIsAWSService', 'Bool', 'whether an AWS service calls with its own identity'],
    ['aws:PrincipalServiceName', 'String', 'name of the service principal that calls'],
    ['aws:PrincipalServiceNamesList', 'String+', 'all names of the service principal that calls'],
    ['aws:PrincipalType', 'String', 'kind of caller: Account, User, FederatedUser, AssumedRole or Anonymous'],
    ['aws:userid', 'String', 'unique id of the caller; for a role session with the name of the session'],
    ['aws:username', 'String', 'name of the IAM user that calls'],
  ],
  session: [
    ['aws:AssumedRoot', 'Bool', 'whether the credentials come from sts:AssumeRoot'],
    ['aws:FederatedProvider', 'String', 'identity provider that authenticated whoever assumed the role'],
    ['aws:TokenIssueTime', 'Date', 'when the temporary credentials were issued', 'free'],
    ['aws:SignInSessionArn', 'ARN', 'AWS Sign-In session from which the credentials come'],
    ['aws:MultiFactorAuthAge', 'Numeric', 'seconds since the caller gave a second factor', 'foreign'],
    [
      'aws:MultiFactorAuthPresent',
      'Bool',
      'whether the temporary credentials were obtained with a second factor',
      'foreign',
    ],
    ['aws:ChatbotSourceArn', 'ARN', 'chat configuration from which the role session was started'],
    ['aws:Ec2InstanceSourceVpc', 'String', 'VPC of the EC2 instance that was given the credentials'],
    [
      'aws:Ec2InstanceSourcePrivateIPv4',
      'IPAddress',
      'private address of the EC2 instance that was given the credentials',
    ],
    [
      'aws:SourceIdentity',
      'String',
      'identity that was set when the first role of the chain was assumed',
      'foreign',
    ],
  ],
  network: [
    [
      'aws:SourceIp',
      'IPAddress',
      'public address from which the request came; absent through a VPC endpoint',
    ],
    ['aws:SourceVpc', 'String', 'VPC of the endpoint through which the request came'],
    ['aws:SourceVpcArn', 'ARN', 'ARN of the VPC of the endpoint through which the request came'],
    ['aws:SourceVpce', 'String', 'VPC endpoint through which the request came'],
    ['aws:VpceAccount', 'String', 'account that owns the VPC endpoint through which the request came'],
    ['aws:VpceOrgID', 'String', 'organization that owns the VPC endpoint through which the request came'],
    ['aws:VpceOrgPaths', 'String+', 'path of organizational units down to the owner of the VPC endpoint'],
    ['aws:VpcSourceIp', 'IPAddress', 'private address from which a request came through a VPC endpoint'],
  ],
  resource: [
    ['aws:ResourceAccount', 'String', 'account that owns the resource'],
    ['aws:ResourceOrgID', 'String', 'organization that owns the resource'],
    ['aws:ResourceOrgPaths', 'String+', 'path of organizational units down to the owner of the resource'],
    ['aws:ResourceTag/${TagKey}', 'String', 'value of a tag of the resource'],
  ],
  request: [
    [
      'aws:CalledVia',
      'String+',
      'services that called one another on behalf of the caller, in order',
      'foreign',
    ],
    ['aws:CalledViaFirst', 'String', 'first service that called on behalf of the caller', 'foreign'],
    ['aws:CalledViaLast', 'String', 'last service that called on behalf of the caller', 'foreign'],
    ['aws:CalledViaAWSMCP', 'String', 'MCP server of AWS through which the request came'],
    ['aws:ViaAWSService', 'Bool', 'whether an AWS service passes on a request of the caller', 'foreign'],
    ['aws:ViaAWSMCPService', 'Bool', 'whether the request came through an MCP server of AWS'],
    ['aws:IsMcpServiceAction', 'Bool', 'whether the action belongs to an MCP service'],
    ['aws:CurrentTime', 'Date', 'time of the request, ISO 8601', 'free'],
    ['aws:EpochTime', 'Date', 'time of the request, in seconds since 1970', 'free'],
    ['aws:referer', 'String', 'page from which a browser says it came', 'free'],
    ['aws:RequestedRegion', 'String', 'region that is called', 'free'],
    ['aws:RequestTag/${TagKey}', 'String', 'value of a tag that the request passes', 'free'],
    ['aws:TagKeys', 'String+', 'keys of the tags that the request passes', 'free'],
    ['aws:SecureTransport', 'Bool', 'whether the request came over TLS', 'free'],
    ['aws:SourceAccount', 'String', 'account of the resource on whose behalf an AWS service calls'],
    ['aws:SourceArn', 'ARN', 'resource on whose behalf an AWS service calls'],
    ['aws:SourceOrgID', 'String', 'organization of the resource on whose behalf an AWS service calls'],
    [
      'aws:SourceOrgPaths',
      'String+',
      'path of organizational units down to the resource on whose behalf a service calls',
    ],
    [
      'aws:SourceOwner',
      'String',
      'account of the source of the call; older form of aws:SourceAccount, known to Amazon SNS',
    ],
    ['aws:UserAgent', 'String', 'program that the request says it comes from', 'free'],
  ],
};

/** All global keys in the documentation's order. */
export const GLOBAL_CONDITION_KEYS: readonly GlobalConditionKey[] = Object.entries(ROWS).flatMap(
  ([subject, rows]) =>
    rows.map(([name, type, description, controlled]) => ({
      name,
      description,
      type: type.replace('+', '') as ConditionKeyType,
      multiValued: type.endsWith('+'),
      global: true,
      subject: subject as GlobalKeySubject,
      callerControlled: controlled === 'free',
      foreignControlled: controlled !== undefined,
    })),
);

const BY_NAME = new Map(
  GLOBAL_CONDITION_KEYS.map((key) => [key.name.replace(/\/.*/, '/').toLowerCase(), key]),
);

/** The global key of a name in any case; finds `aws:RequestTag/team` under its placeholder. */
export function globalConditionKey(name: string): GlobalConditionKey | undefined {
  const slash = name.indexOf('/');
  if (slash === name.length - 1) return undefined;
  return BY_NAME.get((slash === -1 ? name : name.slice(0, slash + 1)).toLowerCase());
}
