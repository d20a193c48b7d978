/** Finds what a text was most likely meant to be; undefined when nothing is near, or the budget is spent. */
export type Suggest = (text: string, find: () => string | undefined) => string | undefined;

/** Different texts of one policy for which suggestions are looked for; looking compares with every name. */
const MOST = 100;

/** A budget of suggestions for one policy, so that one full of nonsense costs no more than another. */
export function suggestionBudget(): Suggest {
  const found = new Map<string, string | undefined>();
  return (text, find) => {
    if (!found.has(text) && found.size < MOST) found.set(text, find());
    return found.get(text);
  };
}
