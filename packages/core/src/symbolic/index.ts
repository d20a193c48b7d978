export type * from './question.ts';
