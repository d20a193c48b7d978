import type { Request } from '@leastwise/core';
import { KEYS } from '../condition-keys.ts';
import { matchesGlob } from '../matching.ts';
import type { StatementJson } from '../policy-of.ts';
import { type KeyVariables, keyVariables } from './key-variables.ts';
import { and, arnRegex, literal, not, or } from './smt-text.ts';

/*
 * What a policy allows as a formula of SMT-LIB, written from how AWS documents evaluation and from nothing of the
 * engine: it reads the JSON itself. A request is an action, a resource, and the keys of `KEYS`.
 */

const VARIABLES: ReadonlyMap<string, KeyVariables> = new Map(
  KEYS.map((spec, at) => [spec.key, keyVariables(spec, `k${at}`)]),
);

/**
 * Actions to choose from: of each set of actions that the random patterns can tell apart one, so that the solver need
 * not look for it among all words.
 */
const ACTIONS = [
  's3:getobject',
  's3:getother',
  's3:putobject',
  's3:qutobject',
  's3:other',
  'sqs:sendmessage',
  'sqs:getother',
  'sqs:other',
  'iam:createuser',
  'iam:getother',
  'iam:other',
  'new:getother',
  'new:other',
];

const IN_PART = '(re.diff re.allchar (str.to_re ":"))';
const COLON = '(str.to_re ":")';

const RESOURCE = `(assert (or (= resource "*") (str.in_re resource (re.++ (str.to_re "arn:") (re.+ ${IN_PART}) ${COLON} (re.+ ${IN_PART}) ${COLON} (re.* ${IN_PART}) ${COLON} (re.* ${IN_PART}) ${COLON} (re.+ re.allchar)))))`;

type Statements = readonly StatementJson[];

function variablesOf(here: Statements, there: Statements): (readonly [string, KeyVariables])[] {
  const text = JSON.stringify([here, there]);
  return [...VARIABLES].filter(([key]) => text.includes(key));
}

/** That the texts of a request are those of a given one, which are what takes a solver long to find. */
export function textsAre({ resource, context = {} }: Request, here: Statements, there: Statements): string {
  const held = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]));
  return [
    `(assert (= resource ${literal(resource)}))`,
    ...variablesOf(here, there).flatMap(([key, { isText }]) => isText?.(held.get(key.toLowerCase())) ?? []),
  ].join('\n');
}

/** The question whether some request is allowed by one policy and not by the other. */
export function allowedBeyond(here: Statements, there: Statements): string {
  const spokenOf = variablesOf(here, there);
  return [
    '(declare-const action Int)',
    `(assert (and (<= 0 action) (< action ${ACTIONS.length})))`,
    '(declare-const resource String)',
    RESOURCE,
    ...spokenOf.flatMap(([, { declared }]) => declared),
    `(assert ${allows(here)})`,
    `(assert (not ${allows(there)}))`,
  ].join('\n');
}

/** Some statement allows and none denies. */
function allows(statements: Statements): string {
  const matching = (effect: string): string =>
    or(statements.filter(({ Effect }) => Effect === effect).map(matches));
  return and([matching('Allow'), not(matching('Deny'))]);
}

function matches(statement: StatementJson): string {
  return and([
    element(statement, 'Action', actionMatches),
    element(statement, 'Resource', resourceMatches),
    ...Object.entries(
      (statement.Condition ?? {}) as Record<string, Record<string, string | string[]>>,
    ).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, values]) => conditionHolds(operator, key, list(values))),
    ),
  ]);
}

function list(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]) as string[];
}

/** `Action` and `Resource`: one of the list matches. `NotAction` and `NotResource`: none does. */
function element(statement: StatementJson, name: string, one: (pattern: string) => string): string {
  const plain = statement[name];
  return plain === undefined ? not(or(list(statement[`Not${name}`]).map(one))) : or(list(plain).map(one));
}

function actionMatches(pattern: string): string {
  const numbers = [...ACTIONS.keys()].filter((at) => matchesGlob(pattern.toLowerCase(), ACTIONS[at]!));
  return or(numbers.map((at) => `(= action ${at})`));
}

/** A policy variable, with or without a default; after it plain text, and perhaps `*` at the end. */
const VARIABLE = /^([^*?$]*)\$\{([^},]+)(?:, '([^']*)')?\}([^*?$]*)(\*?)$/;

/**
 * A pattern with a policy variable: the text up to its final `*`, as a term, and whether the variable has a value.
 * Without one, the pattern matches nothing.
 */
function withVariable(pattern: string): { text: string; isPrefix: boolean; hasValue: string } {
  const found = VARIABLE.exec(pattern);
  if (!found) throw new Error(`the encoding has no form for \`${pattern}\``);
  const [, before = '', key = '', otherwise, after = '', star] = found;
  const { present } = VARIABLES.get(key)!;
  const own = `k${KEYS.findIndex((spec) => spec.key === key)}_value`;
  const value = otherwise === undefined ? own : `(ite ${present} ${own} ${literal(otherwise)})`;
  return {
    text: `(str.++ ${literal(before)} ${value} ${literal(after)})`,
    isPrefix: star === '*',
    hasValue: otherwise === undefined ? present : 'true',
  };
}

function resourceMatches(pattern: string): string {
  if (!pattern.includes('${')) return `(str.in_re resource ${arnRegex(pattern)})`;
  return likePattern('resource', pattern);
}

/** A pattern with a policy variable under which a value is text with wildcards. */
function likePattern(value: string, pattern: string): string {
  const { text, isPrefix, hasValue } = withVariable(pattern);
  return and([hasValue, isPrefix ? `(str.prefixof ${text} ${value})` : `(= ${value} ${text})`]);
}

/** The same where `*` is itself. */
function equalPattern(value: string, pattern: string): string {
  const { text, isPrefix, hasValue } = withVariable(pattern);
  return and([hasValue, `(= ${value} ${isPrefix ? `(str.++ ${text} "*")` : text})`]);
}

function conditionHolds(written: string, key: string, listed: readonly string[]): string {
  const variables = VARIABLES.get(key)!;
  const { present } = variables;
  if (written === 'Null') return or(listed.map((wanted) => (wanted === 'true' ? not(present) : present)));
  const [, qualifier, operator, suffix] = /^(?:(\w+):)?(\w+?)(IfExists)?$/.exec(written)!;
  const negated = /Not(?=Equals|Like|IpAddress)/.test(operator!);
  const positive = operator!.replace('Not', '');
  const ifThere =
    qualifier === 'ForAllValues'
      ? variables.matchesAll(positive, listed, negated)
      : qualifier === 'ForAnyValue'
        ? variables.matchesAny(positive, listed, negated)
        : and([
            variables.isSingle,
            negated ? not(matchesOne(key, positive, listed)) : matchesOne(key, positive, listed),
          ]);
  const ifAbsent =
    suffix !== undefined || qualifier === 'ForAllValues' || (negated && qualifier === undefined);
  return `(ite ${present} ${ifThere} ${ifAbsent})`;
}

/** The one value of a key under the listed ones, of which some may hold policy variables. */
function matchesOne(key: string, operator: string, listed: readonly string[]): string {
  const plain = listed.filter((value) => !value.includes('${'));
  const own = `k${KEYS.findIndex((spec) => spec.key === key)}_value`;
  const one = operator === 'StringLike' ? likePattern : equalPattern;
  return or([
    VARIABLES.get(key)!.matchesOne(operator, plain),
    ...listed.filter((value) => value.includes('${')).map((pattern) => one(own, pattern)),
  ]);
}
