export { LeastwiseValidator } from './leastwise-validator.ts';
export type { LeastwiseOptions } from './options.ts';
