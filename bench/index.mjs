// Measures what the design promises, each against something else in the same run. Wants built packages: npm run build.
import { canRows } from './can.mjs';
import { scanRows } from './scan.mjs';
import { startUpRows } from './start-up.mjs';
import { printTable } from './table.mjs';

printTable([...(await scanRows()), ...(await startUpRows()), ...canRows()]);
