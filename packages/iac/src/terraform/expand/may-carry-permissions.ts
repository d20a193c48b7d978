import { NOT_OF_IAM } from '../provider/other-languages.ts';
import { terraformType } from '../provider/types/index.ts';
import { JOINS } from './joins.ts';

/** What types are called that are not known here, and that a policy may be in. */
const NAMED_LIKE_ONE = /^aws(cc)?_\w*(polic(y|ies)|permission|grant|assignment)/;

/** Whether resources or data sources of a type may have to do with who may do what. */
export function mayCarryPermissions(type: string): boolean {
  const known = terraformType(type);
  if (known) return Object.keys(known.properties).length > 0;
  return JOINS.has(type) || (NAMED_LIKE_ONE.test(type) && !NOT_OF_IAM.has(type));
}
