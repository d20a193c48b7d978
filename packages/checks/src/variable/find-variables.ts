/** A policy variable as written, or what is left of one. */
export interface WrittenVariable {
  /** From `${` to `}`, or to the end of the text when it is not closed. */
  readonly text: string;
  /** What stands between the braces, without white space around it. */
  readonly inside: string;
  readonly closed: boolean;
}

/**
 * The policy variables of a text, well formed or not.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function findVariables(text: string): readonly WrittenVariable[] {
  const found: WrittenVariable[] = [];
  let end = text.indexOf('}');
  let next = text.indexOf('${');
  while (next !== -1 && found.length < MOST) {
    const start = next;
    if (end !== -1 && end < start) end = text.indexOf('}', start);
    next = text.indexOf('${', start + 2);
    const closed = end !== -1 && (next === -1 || end < next);
    const stop = closed ? end + 1 : next === -1 ? text.length : next;
    const written = text.slice(start, stop);
    found.push({ text: written, inside: written.slice(2, closed ? -1 : undefined).trim(), closed });
  }
  return found;
}

/** More in one text are of no use to anyone. */
const MOST = 100;

/** What is wrong with the form of a variable; undefined when nothing is. */
export function malformation({ inside, closed }: WrittenVariable): string | undefined {
  if (!closed) return 'has no closing brace';
  if (inside === '') return 'is empty';
  if (inside === '*' || inside === '?' || inside === '$') return undefined;
  const comma = inside.indexOf(',');
  const name = comma === -1 ? inside : inside.slice(0, comma).trimEnd();
  if (/\s/.test(name)) return 'has white space in its name';
  if (name.includes("'")) return 'has a quote in its name';
  if (comma === -1) return undefined;
  const fallback = inside.slice(comma + 1).trim();
  return /^'[^']*'$/.test(fallback) ? undefined : 'has a default value without single quotes around it';
}

/** The condition key that a well-formed variable stands for; undefined for `${*}`, `${?}` and `${$}`. */
export function keyOf({ inside }: WrittenVariable): string | undefined {
  return /^[*?$]$/.test(inside) ? undefined : inside.split(',', 1)[0]!.trimEnd();
}
