export * from './catalog/index.ts';
export * from './condition/index.ts';
export * from './document/index.ts';
export * from './finding.ts';
export * from './match/index.ts';
export * from './policy/index.ts';
export * from './request/request.ts';
export * from './symbolic/index.ts';
