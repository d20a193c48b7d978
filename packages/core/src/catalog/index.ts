export { loadCatalog } from './load-catalog.ts';
export type * from './model.ts';
