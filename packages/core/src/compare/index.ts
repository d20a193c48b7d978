export { compare, isWithin } from './compare.ts';
export type * from './comparison.ts';
export type { Found } from './differences.ts';
export { fullAccess } from './full-access.ts';
export { inSetting, type Setting } from './in-setting.ts';
export { type Minimised, minimise, type Removal } from './minimise.ts';
export { type Proof, proveAlways, proveNever, proveWithin, type RequestSet } from './prove.ts';
export { compareReplacement, type Replacement } from './replacement.ts';
