/**
 * Keys that travel with temporary credentials: whatever action a session calls, they are in the request,
 * although the reference lists them under the service that issued the credentials.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-role-session-properties
 */
const SESSION_KEYS: ReadonlySet<string> = new Set([
  'codebuild:buildarn',
  'codebuild:projectarn',
  'ec2:roledelivery',
  'ec2:sourceinstancearn',
  'glue:credentialissuingservice',
  'glue:roleassumedby',
  'identitystore:userid',
  'lambda:sourcefunctionarn',
  'ssm:sourceinstancearn',
]);

/**
 * Claims of a SAML assertion or a web identity token stay with the session as well.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-saml
 */
const FEDERATION = /^(saml:|[^:]*[./][^:]*:)/;

/**
 * Whether a key is a property of the caller's session, known to every action.
 * @param key in lower case
 */
export function isSessionKey(key: string): boolean {
  return SESSION_KEYS.has(key) || FEDERATION.test(key);
}
