/** The value below which a share of the numbers lies. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Median, p99 and sum of times in milliseconds. */
export function times(took: readonly number[]): string {
  const show = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
  const sum = took.reduce((total, one) => total + one, 0);
  return `median ${show(quantile(took, 0.5))}, p99 ${show(quantile(took, 0.99))}, together ${show(sum)}`;
}
