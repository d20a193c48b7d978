import type { Statement, Text } from '../policy/policy.ts';
import type { PolicyInContext } from '../policy/source.ts';
import { parseVariables, type TextPart } from '../policy/variables.ts';

/** A value that a policy variable may have. */
export interface VariableValue {
  /** In lower case. */
  readonly key: string;
  readonly value: string;
}

/** Values tried, at most: each is a comparison of its own. */
const MAX_VALUES = 12;

const SPECIAL = /[*?]|\$\{/;

/**
 * Values of policy variables with which a text of the policies becomes another of their texts, or that a condition on
 * the key lists: where policies decide differently for some value of a variable, it is often one of these.
 */
export function variableValues(
  policies: readonly PolicyInContext[],
  statements: ReadonlySet<Statement>,
): readonly VariableValue[] {
  const texts = policies.flatMap(({ policy }) =>
    policy.statements
      .filter((one) => statements.has(one))
      .flatMap((statement) => textsOf(statement, policy.version?.value)),
  );
  const plain = texts.filter(({ variables }) => variables.length === 0);
  const keys = new Set(texts.flatMap(({ variables }) => variables));
  const found = new Map<string, VariableValue>();
  const add = (key: string, value: string): void => {
    if (value !== '' && !SPECIAL.test(value)) found.set(`${key} ${value}`, { key, value });
  };
  for (const { conditionKey, text } of plain)
    if (conditionKey !== undefined && keys.has(conditionKey)) add(conditionKey, text);
  for (const { parts, variables } of texts) {
    const [key, ...more] = variables;
    const pattern = key === undefined || more.length > 0 ? undefined : matcherOf(parts);
    for (const { text } of pattern ? plain : []) {
      if (found.size >= MAX_VALUES) break;
      add(key!, pattern!.exec(text)?.[1] ?? '');
    }
  }
  return [...found.values()].slice(0, MAX_VALUES);
}

/** A text of a resource or of a condition. */
interface WrittenText {
  readonly text: string;
  readonly parts: readonly TextPart[];
  /** Keys of its policy variables, in lower case. */
  readonly variables: readonly string[];
  /** In lower case; undefined for resources. */
  readonly conditionKey: string | undefined;
}

function textsOf({ resource, conditions }: Statement, version: string | undefined): readonly WrittenText[] {
  const of = (values: readonly Text[], conditionKey?: string): WrittenText[] =>
    values.map(({ value }) => {
      const parts = parseVariables(value, version);
      const variables = parts.flatMap((part) => (part.type === 'variable' ? [part.key.toLowerCase()] : []));
      return { text: value, parts, variables, conditionKey };
    });
  return [
    ...of(resource?.values ?? []),
    ...conditions.flatMap(({ key, values }) => of(values, key.value.toLowerCase())),
  ];
}

/** More wildcards take too long to match: each multiplies the time by the length of the text. */
const MAX_WILDCARDS = 1;

/**
 * What matches the texts that a text with one variable may become, the value first among its groups; undefined where it
 * has many wildcards.
 */
function matcherOf(parts: readonly TextPart[]): RegExp | undefined {
  const wildcards = parts.flatMap((part) => (part.type === 'text' ? (part.text.match(/\*/g) ?? []) : []));
  if (wildcards.length > MAX_WILDCARDS) return undefined;
  const source = parts.map((part) => {
    if (part.type === 'variable') return '(.+?)';
    const escaped = part.text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    return part.type === 'literal' ? escaped : escaped.replaceAll('\\*', '.*').replaceAll('\\?', '.');
  });
  return new RegExp(`^${source.join('')}$`, 's');
}
