#!/usr/bin/env node
// Looks for disagreements on random cases, for as long as one likes:
//   npm run fuzz -- --runs N --seed S --only a|b|c|d --property TEXT
// a: the symbolic engine against the evaluator; b: comparison against Z3; c: domains against brute force;
// d: the symbolic engine against the evaluator under all layers.
import { importBundled } from './import-bundled.mjs';

const { run } = await importBundled('fuzz/run.ts', ['z3-solver', 'fast-check']);
// Z3 keeps threads, which would keep the process.
process.exit(await run(process.argv.slice(2)));
