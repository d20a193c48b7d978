import { compileArnPattern } from '../match/arn-pattern.ts';
import { type PatternText, wildcardCells } from '../match/pattern-text.ts';
import { ARN } from '../match/readings.ts';
import { compileTexts } from '../match/text-list.ts';
import { YES } from '../match/truth.ts';
import { parseOperator } from '../policy/operators.ts';
import type { Condition, ListElement, Statement, Text } from '../policy/policy.ts';
import type { PolicyInContext } from '../policy/source.ts';
import { compileCondition } from './compile-condition.ts';
import type { ConditionAtom } from './condition-atom.ts';
import { arnPattern } from './text/pattern.ts';
import { TextSet } from './text/text-set.ts';
import { type KnownValue, type OpenVariable, substitute } from './variables.ts';

/** A statement as constraints on resource and context, for one caller. */
export interface CompiledStatement {
  readonly statement: Statement;
  readonly policy: PolicyInContext;
  /** The conditions; compiled when first asked for. */
  readonly atoms: readonly ConditionAtom[];
  /** The resources of the statement; built when first asked for. */
  resources(): TextSet;
  /** Whether one resource is among them, without building the set of all. */
  coversResource(arn: string): boolean;
  /** The patterns of `Resource` or `NotResource`, with variables replaced. */
  readonly patterns: readonly PatternText[];
  /** Variables in the statement whose value is open. */
  readonly open: readonly OpenVariable[];
  /** Whether what was compiled depends on who calls. */
  readonly dependsOnCaller: boolean;
}

const NOTHING_TO_LOOK_UP = { lookup: () => undefined };

/** Compiles a statement for a caller about whom `known` is known. */
export function compileStatement(
  statement: Statement,
  policy: PolicyInContext,
  known: KnownValue,
): CompiledStatement {
  const version = policy.policy.version?.value;
  const open: OpenVariable[] = [];
  let dependsOnCaller = false;
  /** The texts with their variables replaced, but those in which one has no value: they match nothing. */
  const replace = (texts: readonly Text[]): PatternText[] => {
    const replaced: PatternText[] = [];
    for (const { value } of texts) {
      const { pattern, open: more, hasVariables } = substitute(value, version, known, policy.opaque);
      open.push(...more);
      dependsOnCaller ||= hasVariables;
      if (pattern) replaced.push(pattern);
    }
    return replaced;
  };
  const { resource } = statement;
  const patterns = resource && replace(resource.values);
  const conditions = statement.conditions.map((condition) => ({
    condition,
    values: takesVariables(condition) ? replace(condition.values) : condition.values.map(plainText),
  }));
  let atoms: readonly ConditionAtom[] | undefined;
  let resources: TextSet | undefined;
  let covers: ((arn: string) => boolean) | undefined;
  return {
    statement,
    policy,
    get atoms() {
      atoms ??= conditions.map(({ condition, values }) => compileCondition(condition, values));
      return atoms;
    },
    resources: () => {
      resources ??= resource && patterns ? resourceSet(resource, patterns) : TextSet.all;
      return resources;
    },
    coversResource: (arn) => {
      if (!resource || !patterns) return true;
      covers ??= resourceTest(resource, patterns, dependsOnCaller);
      return covers(arn) !== resource.negated;
    },
    patterns: patterns ?? [],
    open,
    dependsOnCaller,
  };
}

/** Families of operators whose values are compared as text, in which policy variables stand for values. */
const TEXT_FAMILIES: ReadonlySet<string> = new Set(['string', 'arn']);

function takesVariables({ operator }: Condition): boolean {
  const { operator: known } = parseOperator(operator.value);
  return known !== undefined && TEXT_FAMILIES.has(known.family);
}

function plainText({ value }: Text): PatternText {
  return { text: value };
}

/** What a statement may cover whatever its open variables hold: at least all that it does cover. */
export function widened(compiled: CompiledStatement): CompiledStatement {
  const { open, statement, atoms } = compiled;
  if (open.length === 0) return compiled;
  const letters = open.map(({ letter }) => letter);
  const has = (text: string): boolean => letters.some((letter) => text.includes(letter));
  let resources: TextSet | undefined;
  const widest = (): TextSet => {
    resources ??= statement.resource ? widestSet(statement.resource, compiled.patterns, has) : TextSet.all;
    return resources;
  };
  return {
    ...compiled,
    get atoms() {
      const uncertain = 'a condition compares with a policy variable whose value is open';
      return atoms.map((atom, at) =>
        statement.conditions[at]?.values.some(({ value }) => value.includes('${'))
          ? { ...atom, uncertain }
          : atom,
      );
    },
    resources: widest,
    coversResource: (arn) => widest().has(arn),
  };
}

function widestSet(
  { negated }: ListElement,
  patterns: readonly PatternText[],
  has: (text: string) => boolean,
): TextSet {
  const plain = TextSet.ofPatterns(patterns.filter(({ text }) => !has(text)).map(arnPattern));
  if (negated) return plain.complement();
  return patterns
    .filter(({ text }) => has(text))
    .map(({ text, literal }) => {
      const parts = text.split(':');
      // A value with colons in one of the first parts would move all that follows.
      if (has(parts.slice(0, 5).join(':'))) return TextSet.all;
      const wide = [...text].map((letter) => (has(letter) ? '*' : letter)).join('');
      return TextSet.ofPatterns([arnPattern({ text: wide, ...(literal && { literal }) })]);
    })
    .reduce((all, one) => all.union(one), plain);
}

function resourceSet({ negated }: ListElement, patterns: readonly PatternText[]): TextSet {
  const listed = TextSet.ofPatterns(patterns.map(arnPattern));
  return negated ? listed.complement() : listed;
}

function resourceTest(
  { values }: ListElement,
  patterns: readonly PatternText[],
  hasVariables: boolean,
): (arn: string) => boolean {
  if (!hasVariables) {
    if (values.some(({ value }) => value === '*')) return () => true;
    const listed = compileTexts(
      values.map(({ value }) => value),
      undefined,
      ARN,
    );
    return (arn) => listed.covers(arn, NOTHING_TO_LOOK_UP) === YES;
  }
  const tests = patterns.map((pattern) => compileArnPattern(wildcardCells(pattern)));
  return (arn) => tests.some((test) => test(arn));
}
