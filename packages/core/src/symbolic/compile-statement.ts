import type { ListElement, Statement } from '../policy/policy.ts';
import type { PolicyInContext } from '../policy/source.ts';
import { compileCondition } from './compile-condition.ts';
import type { ConditionAtom } from './condition-atom.ts';
import { arnPattern, type PatternText } from './text/pattern.ts';
import { TextSet } from './text/text-set.ts';
import { type KnownValue, substitute } from './variables.ts';

/** A statement as constraints on resource and context, for one caller. */
export interface CompiledStatement {
  readonly statement: Statement;
  readonly policy: PolicyInContext;
  readonly atoms: readonly ConditionAtom[];
  /** The resources of the statement; built when first asked for. */
  resources(): TextSet;
  /** Whether one resource is among them, without building the set of all. */
  coversResource(arn: string): boolean;
  /** Variables in the statement whose value is open, by the letter that stands for it. */
  readonly open: readonly { readonly key: string; readonly letter: string }[];
}

/** Compiles a statement for a caller about whom `known` is known. */
export function compileStatement(
  statement: Statement,
  policy: PolicyInContext,
  known: KnownValue,
): CompiledStatement {
  const version = policy.policy.version?.value;
  const open = new Map<string, string>();
  const replace = (texts: readonly { value: string }[]): PatternText[] =>
    texts.flatMap(({ value }) => {
      const substituted = substitute(value, version, known, policy.opaque);
      for (const { key, letter } of substituted.open) open.set(letter, key);
      return substituted.pattern ? [substituted.pattern] : [];
    });
  const patterns = statement.resource && replace(statement.resource.values);
  const atoms = statement.conditions.map((condition) =>
    compileCondition(condition, replace(condition.values)),
  );
  let resources: TextSet | undefined;
  return {
    statement,
    policy,
    atoms,
    resources: () => (resources ??= resourceSet(statement.resource, patterns)),
    coversResource: (arn) => {
      if (!statement.resource || !patterns) return true;
      return patterns.some((pattern) => matchesResource(pattern, arn)) !== statement.resource.negated;
    },
    get open() {
      return [...open].map(([letter, key]) => ({ letter, key }));
    },
  };
}

function resourceSet(
  element: ListElement | undefined,
  patterns: readonly PatternText[] | undefined,
): TextSet {
  if (!element || !patterns) return TextSet.all;
  const listed = TextSet.ofPatterns(patterns.map(arnPattern));
  return element.negated ? listed.complement() : listed;
}

const sets = new Map<string, TextSet>();

/** Whether a resource pattern covers an ARN. */
function matchesResource(pattern: PatternText, arn: string): boolean {
  if (pattern.text === '*') return true;
  if (pattern.text === arn) return true;
  if (!/[*?]/.test(pattern.text)) return false;
  if (pattern.literal?.size) return TextSet.ofPatterns([arnPattern(pattern)]).has(arn);
  let set = sets.get(pattern.text);
  if (!set) {
    set = TextSet.ofPatterns([arnPattern(pattern)]);
    if (sets.size > 10_000) sets.clear();
    sets.set(pattern.text, set);
  }
  return set.has(arn);
}
