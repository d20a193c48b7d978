import { parseVariables, type TextPart } from '../policy/variables.ts';
import { type ContextLookup, UNKNOWN_VALUE } from './context-lookup.ts';
import type { StringTest } from './glob.ts';
import { type Cell, onlyText, type PatternText } from './pattern-text.ts';
import { known, NO, type Truth, UNKNOWN, YES } from './truth.ts';

/** How the texts of a list are to be read. */
export interface TextReading {
  /** Which characters are wildcards. */
  readonly cells: (pattern: PatternText) => Cell[];
  readonly compile: (cells: readonly Cell[]) => StringTest;
  /** Applied to both sides; the identity where case counts. */
  readonly fold: (text: string) => string;
}

/** A list of texts of a policy, each possibly with wildcards and policy variables, ready to be compared. */
export interface TextList {
  /**
   * Whether some text of the list covers the value. A text with a policy variable that has no value covers nothing;
   * the other texts of the list are as they are.
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-no-value
   */
  covers(value: string, context: ContextLookup): Truth;
  /** The policy variables in the list. */
  readonly variables: readonly VariableUse[];
}

/** A policy variable as a policy uses it. */
export interface VariableUse {
  /** As written. */
  readonly key: string;
  readonly hasDefault: boolean;
}

/** What a variable is for one request. */
type Bound = string | undefined | typeof UNKNOWN_VALUE;

/** What most texts have none of: wildcards and the beginning of a variable. */
const MAY_BE_MORE_THAN_TEXT = /[*?$]/;

/**
 * Compiles the texts of `Resource` or of one condition key.
 * @param version the policy's version; variables exist only in `2012-10-17`
 */
export function compileTexts(
  texts: readonly string[],
  version: string | undefined,
  reading: TextReading,
): TextList {
  const exact = new Set<string>();
  const tests: StringTest[] = [];
  const templates: Template[] = [];
  for (const text of texts) {
    if (!MAY_BE_MORE_THAN_TEXT.test(text)) {
      exact.add(reading.fold(text));
      continue;
    }
    const parts = parseVariables(text, version);
    if (parts.some(({ type }) => type === 'variable')) {
      templates.push(new Template(parts, reading));
      continue;
    }
    const cells = reading.cells(fill(parts, [])!);
    const plain = onlyText(cells);
    if (plain === undefined) tests.push(reading.compile(foldCells(cells, reading)));
    else exact.add(reading.fold(plain));
  }
  const constant = constantTest(exact, tests, reading);
  const hasConstants = exact.size > 0 || tests.length > 0;
  if (templates.length === 0) {
    return { covers: (value) => (constant(value) ? YES : NO), variables: [] };
  }
  return {
    covers(value, context) {
      let covered = known(hasConstants && constant(value));
      for (const template of templates) {
        if (covered === YES) break;
        const one = template.covers(value, context);
        if (one > covered) covered = one;
      }
      return covered;
    },
    variables: templates.flatMap(({ variables }) =>
      variables.map((variable) => ({ key: variable.key, hasDefault: variable.default !== undefined })),
    ),
  };
}

function constantTest(
  exact: ReadonlySet<string>,
  tests: readonly StringTest[],
  { fold }: TextReading,
): StringTest {
  const ignoresCase = folds(fold);
  const [only] = exact;
  if (!ignoresCase && tests.length === 0 && exact.size === 1) return (value) => value === only;
  if (!ignoresCase && tests.length === 1 && exact.size === 0) return tests[0]!;
  return (value) => {
    const folded = ignoresCase ? fold(value) : value;
    if (exact.has(folded)) return true;
    for (const test of tests) if (test(folded)) return true;
    return false;
  };
}

function foldCells(cells: readonly Cell[], { fold }: TextReading): readonly Cell[] {
  if (!folds(fold)) return cells;
  return cells.map((cell) => (cell < 0 ? cell : fold(String.fromCharCode(cell)).charCodeAt(0)));
}

function folds(fold: TextReading['fold']): boolean {
  return fold('A') !== 'A';
}

/** A text with variables. */
class Template {
  readonly variables: readonly { readonly key: string; readonly folded: string; readonly default?: string }[];
  readonly #parts: readonly TextPart[];
  readonly #reading: TextReading;
  readonly #compiled = new Map<string, StringTest>();

  constructor(parts: readonly TextPart[], reading: TextReading) {
    this.#parts = parts;
    this.#reading = reading;
    this.variables = parts.flatMap((part) =>
      part.type === 'variable'
        ? [
            {
              key: part.key,
              folded: part.key.toLowerCase(),
              ...(part.defaultValue !== undefined && { default: part.defaultValue }),
            },
          ]
        : [],
    );
  }

  covers(value: string, context: ContextLookup): Truth {
    const test = this.variables.length === 1 ? this.#testOfOne(context) : this.#testOfAll(context);
    return typeof test === 'function' ? known(test(this.#reading.fold(value))) : test;
  }

  /** The test with the value of the only variable, without making a list for it. */
  #testOfOne(context: ContextLookup): StringTest | typeof NO | typeof UNKNOWN {
    const bound = variableValue(this.variables[0]!, context);
    if (bound === undefined) return NO;
    if (bound === UNKNOWN_VALUE) return UNKNOWN;
    return this.#compiled.get(bound) ?? this.#compile(bound, [bound]);
  }

  #testOfAll(context: ContextLookup): StringTest | typeof NO | typeof UNKNOWN {
    const values: string[] = [];
    let unknown = false;
    for (const variable of this.variables) {
      const bound = variableValue(variable, context);
      if (bound === undefined) return NO;
      if (bound === UNKNOWN_VALUE) unknown = true;
      else values.push(bound);
    }
    if (unknown) return UNKNOWN;
    const id = values.join('\0');
    return this.#compiled.get(id) ?? this.#compile(id, values);
  }

  #compile(id: string, values: readonly string[]): StringTest {
    const { cells, compile } = this.#reading;
    const test = compile(foldCells(cells(fill(this.#parts, values)), this.#reading));
    if (this.#compiled.size >= 1000) this.#compiled.clear();
    this.#compiled.set(id, test);
    return test;
  }
}

/** The value of a variable; undefined when it has none: its key is absent without a default, or many-valued. */
function variableValue(
  { key, folded, default: fallback }: Template['variables'][number],
  context: ContextLookup,
): Bound {
  const value = context.lookup(folded, key);
  if (value === undefined) return fallback;
  if (typeof value === 'string' || value === UNKNOWN_VALUE) return value;
  return value.length === 0 ? fallback : value.length === 1 ? value[0] : undefined;
}

/** The parts put together, with inserted text marked as literal. */
function fill(parts: readonly TextPart[], values: readonly string[]): PatternText {
  let text = '';
  let next = 0;
  const literal = new Set<number>();
  for (const part of parts) {
    if (part.type === 'text') {
      text += part.text;
      continue;
    }
    const inserted = part.type === 'literal' ? part.text : values[next++]!;
    for (let at = 0; at < inserted.length; at++) literal.add(text.length + at);
    text += inserted;
  }
  return { text, literal };
}
