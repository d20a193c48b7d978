import type { Statement } from '../policy/policy.ts';
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
  const plain = new Set<string>();
  const templates: (readonly TextPart[])[] = [];
  const found = new Map<string, VariableValue>();
  const add = (key: string, value: string): void => {
    if (value !== '' && !SPECIAL.test(value)) found.set(`${key} ${value}`, { key, value });
  };
  const keys = new Set<string>();
  const listed: VariableValue[] = [];
  for (const { policy } of policies) {
    for (const { resource, conditions } of policy.statements.filter((one) => statements.has(one))) {
      const elements = [
        { values: resource?.values ?? [] },
        ...conditions.map(({ key, values }) => ({ values, key: key.value.toLowerCase() })),
      ];
      for (const { values, ...element } of elements) {
        for (const { value } of values) {
          const parts = parseVariables(value, policy.version?.value);
          const variables = parts.flatMap((part) =>
            part.type === 'variable' ? [part.key.toLowerCase()] : [],
          );
          for (const key of variables) keys.add(key);
          if (variables.length === 1) templates.push(parts);
          if (variables.length === 0) plain.add(value);
          if (variables.length === 0 && 'key' in element) listed.push({ key: element.key!, value });
        }
      }
    }
  }
  for (const { key, value } of listed) if (keys.has(key)) add(key, value);
  for (const parts of templates) {
    const key = parts.flatMap((part) => (part.type === 'variable' ? [part.key.toLowerCase()] : []))[0]!;
    const pattern = matcherOf(parts);
    for (const text of plain) {
      if (found.size >= MAX_VALUES) break;
      const value = pattern.exec(text)?.[1];
      if (value !== undefined) add(key, value);
    }
  }
  return [...found.values()].slice(0, MAX_VALUES);
}

/** What matches the texts that a text with one variable may become, the value first among its groups. */
function matcherOf(parts: readonly TextPart[]): RegExp {
  const source = parts.map((part) => {
    if (part.type === 'variable') return '(.+?)';
    const escaped = part.text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    return part.type === 'literal' ? escaped : escaped.replaceAll('\\*', '.*').replaceAll('\\?', '.');
  });
  return new RegExp(`^${source.join('')}$`, 's');
}
