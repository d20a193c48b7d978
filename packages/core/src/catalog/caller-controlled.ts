/**
 * Global keys whose value a caller may choose, and keys that hold for any caller who wants them to (TLS, the
 * time of day, the region called).
 */
const GLOBAL: readonly RegExp[] = [
  /^aws:requesttag\//,
  /^aws:tagkeys$/,
  /^aws:useragent$/,
  /^aws:referer$/,
  /^aws:requestedregion$/,
  /^aws:securetransport$/,
  /^aws:currenttime$/,
  /^aws:epochtime$/,
  /^aws:tokenissuetime$/,
];

/** Keys of services that describe the resource or the way a request came, which a caller cannot choose. */
const NOT_CONTROLLED: readonly RegExp[] = [
  /resourcetag/,
  /:existingobjecttag\//,
  /:(viaservice|calleraccount|grantisforawsresource)$/,
  /^iam:(passedtoservice|awsservicename|policyarn|permissionsboundary|associatedresourcearn)$/,
  /^kms:(encryptioncontext|recipientattestation)/,
  /^kms:(resourcealiases|requestalias)$/,
  /^(rds|dms):(?!req-)[\w-]+-tag\//,
  /^s3\w*:(bucket|accesspoint|tablebucket|vectorbucket)tag\//,
  /^ec2:(vpc|owner|instanceprofile)$/,
  /:sourceinstancearn$/,
  /resourceaccount$|accesspointaccount$|accesspointarn$/,
  /^sts:(externalid|sourceidentity)$/,
  // What an identity provider says of the caller: `token.actions.githubusercontent.com:sub`.
  /^(saml|[^:]*[./][^:]*):/,
];

/**
 * Whether a caller can give a condition key the value of its choice, so that a condition on it keeps nobody
 * out. Keys of the `aws:` namespace are taken from a list; keys of services are what a request asks for
 * (`s3:prefix`, `ec2:InstanceType`), but for those that describe the resource or the caller's credentials.
 */
export function isCallerControlled(key: string): boolean {
  const folded = key.toLowerCase();
  if (folded.startsWith('aws:')) return GLOBAL.some((pattern) => pattern.test(folded));
  return !NOT_CONTROLLED.some((pattern) => pattern.test(folded));
}
