export { againstZ3 } from './against-z3.ts';
export { compareCorpus } from './corpus.ts';
export { growth } from './growth.ts';
