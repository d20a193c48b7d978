// Measures what the design promises, each against something else in the same run. Wants built packages: npm run build.
import { canRows } from './can.mjs';
import { diffResults } from './diff.mjs';
import { scanRows } from './scan.mjs';
import { startUpRows } from './start-up.mjs';
import { printTable } from './table.mjs';

// First, as in a process of its own: what follows has the same functions compiled for its own ends.
const can = canRows();
const { rows, corpus } = await diffResults();
printTable([...(await scanRows()), ...(await startUpRows()), ...can, ...rows]);
console.log();
printTable(corpus);
// Z3 keeps threads, which would keep the process.
process.exit(0);
