/** The JSON that each command writes, as Zod schemas; `schema` holds the same as JSON Schemas. */
export { canSchema } from './can.ts';
export { checksSchema, paritySchema } from './checks.ts';
export { diffSchema } from './diff.ts';
export { minimiseSchema } from './minimise.ts';
export { proveSchema } from './prove.ts';
export { scanSchema } from './scan.ts';
export { testSchema } from './test.ts';
export type { Written } from './written.ts';
