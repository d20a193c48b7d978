// What the benchmarks share: timing several things in turn, and one table of ratios.

/** The middle of some numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The value below which a share of some numbers lies. */
export function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/**
 * Runs each of some things in turn, again and again, so that what else the machine does falls on all alike.
 * @param things functions by name, which may be asynchronous
 * @returns for each the median of its times in milliseconds; the first round warms up and does not count
 */
export async function timeInTurn(things, runs) {
  const times = Object.fromEntries(Object.keys(things).map((name) => [name, []]));
  for (let run = 0; run <= runs; run++) {
    for (const [name, thing] of Object.entries(things)) {
      const start = performance.now();
      await thing();
      if (run > 0) times[name].push(performance.now() - start);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]));
}

/** One row: what was measured against what, and whether the ratio is within its limit. */
export function row(what, measured, against, limit) {
  const ratio = measured.value / against.value;
  const isMore = limit.least !== undefined;
  const held = isMore ? ratio >= limit.least : ratio <= limit.most;
  return {
    what,
    measured: measured.text ?? milliseconds(measured.value),
    against: `${against.name}: ${against.text ?? milliseconds(against.value)}`,
    ratio: ratio >= 1000 ? Math.round(ratio).toLocaleString('en-US') : ratio.toFixed(2),
    wanted: isMore ? `at least ${limit.least.toLocaleString('en-US')}` : `at most ${limit.most}`,
    held: held ? 'yes' : 'no',
  };
}

/** A time as text. */
export function milliseconds(value) {
  return `${value.toFixed(value < 10 ? 2 : 0)} ms`;
}

export function printTable(rows) {
  const columns = Object.keys(rows[0]);
  const widths = columns.map((column) => Math.max(column.length, ...rows.map((one) => one[column].length)));
  const line = (cells) =>
    cells
      .map((cell, at) => cell.padEnd(widths[at]))
      .join('  ')
      .trimEnd();
  console.log(line(columns));
  console.log(line(widths.map((width) => '-'.repeat(width))));
  for (const one of rows) console.log(line(columns.map((column) => one[column])));
}
