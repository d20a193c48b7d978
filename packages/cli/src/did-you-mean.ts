/** A hint about something mistyped: what was likely meant, or else another way on. */
export async function didYouMean(
  typed: string,
  candidates: readonly string[],
  otherwise: string,
): Promise<string> {
  // Loaded only where something went wrong, so that starting up does not pay for it.
  const { closest } = await import('./closest.ts');
  const meant = closest(typed, candidates);
  return meant === undefined ? otherwise : `did you mean \`${meant}\`?`;
}
