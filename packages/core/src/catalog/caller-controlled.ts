import { globalConditionKey } from './global-condition-keys.ts';
import { REQUEST_PARAMETERS } from './request-parameters.ts';

/** Tags that a request passes, as services of their own name for them call the key. */
const REQUEST_TAG = /^[^:]+:(request(object)?tag|createdresourcetag|req-tag)(\/|keys$)/;

/** Keys that are not of a service's request but of the caller's session: claims of identity providers. */
const CLAIM = /^(saml:|[^:]*[./][^:]*:)/;

/**
 * Whether a caller can meet a condition on a key at will, so that the condition keeps nobody out.
 *
 * The rule: a key that says *how* something is asked for (tags and headers that the request sends, the page
 * and program it claims to come from, the region called, TLS, the hour, sizes and settings) is the caller's to
 * choose. A key that says *who* asks, *from where*, *through what*, *on which* resource, or *what is handed
 * on* (the service that is passed a role, the policy that is attached, the principal that is granted) is not,
 * even where a request carries it as a parameter: to limit it is the very purpose of such a condition.
 *
 * Keys of the `aws:` namespace say so in their table. Keys of services are the caller's where
 * `REQUEST_PARAMETERS` lists them; all others count as protection, since nothing is known that says otherwise.
 * @param key in any case; a member of a family is judged as its family: `aws:RequestTag/team`
 */
export function isCallerControlled(key: string): boolean {
  const folded = key.toLowerCase();
  if (folded.startsWith('aws:')) return globalConditionKey(folded)?.callerControlled ?? false;
  if (CLAIM.test(folded)) return false;
  if (REQUEST_TAG.test(folded)) return true;
  const colon = folded.indexOf(':');
  const parameters = REQUEST_PARAMETERS.get(folded.slice(0, Math.max(0, colon)));
  return parameters?.test(folded.slice(colon + 1)) ?? false;
}

/** The service through which a request came: the same services are there for everybody. */
const VIA_SERVICE = /^[^:]+:viaservice$/;

/**
 * Whether a caller of another account can meet a condition on a key at will: what holds for every caller, and what
 * the caller's own account decides, such as the tags of its roles, the second factors of its users and the services it
 * goes through.
 * @param key in any case
 */
export function isForeignControlled(key: string): boolean {
  if (isCallerControlled(key) || VIA_SERVICE.test(key.toLowerCase())) return true;
  return globalConditionKey(key)?.foreignControlled ?? false;
}
