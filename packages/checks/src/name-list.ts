/** Texts of a policy in a sentence: `` `a` ``, `` `a` and `b` ``, `` `a` and 4 more ``. */
export function nameList(texts: readonly string[]): string {
  const [first, second] = texts;
  if (second === undefined) return `\`${first}\``;
  return texts.length === 2 ? `\`${first}\` and \`${second}\`` : `\`${first}\` and ${texts.length - 1} more`;
}
