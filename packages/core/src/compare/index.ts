export { compare, isWithin } from './compare.ts';
export type * from './comparison.ts';
export type { Found } from './differences.ts';
