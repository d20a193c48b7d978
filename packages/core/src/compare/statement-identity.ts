import type { ListElement, Statement } from '../policy/policy.ts';

/**
 * A text that is equal for two statements exactly when they say the same in the same words: order, repeats,
 * `Sid`, single values against lists of one, and the case of actions and condition keys do not count.
 */
export function identityOf(statement: Statement, version: string | undefined): string {
  const { effect, principal, action, resource, conditions } = statement;
  const said = JSON.stringify([
    effect,
    principal && [principal.negated, sorted(principal.entries.map(({ type, value }) => `${type} ${value}`))],
    list(action, (text) => text.toLowerCase()),
    list(resource, (text) => text),
    sorted(
      conditions.map(({ operator, key, values }) =>
        JSON.stringify([
          operator.value.toLowerCase(),
          key.value.toLowerCase(),
          sorted(values.map(({ value }) => value)),
        ]),
      ),
    ),
  ]);
  // Only variables mean something else in another version.
  return said.includes('${') && version !== '2012-10-17' ? `2008 ${said}` : said;
}

function list(element: ListElement | undefined, fold: (text: string) => string): unknown {
  return element && [element.negated, sorted(element.values.map(({ value }) => fold(value)))];
}

function sorted(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}
