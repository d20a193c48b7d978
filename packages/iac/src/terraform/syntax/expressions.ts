import { LIMITS } from '@leastwise/core';
import type { BinaryOperator, CallExpression, Expression, NameExpression } from './ast.ts';
import { parseObject, parseTuple } from './collections.ts';
import type { Scanner } from './scanner.ts';
import { parseHeredoc, parseQuoted } from './templates.ts';

/** The operators by how tightly they bind, loosest first. */
const LEVELS: readonly (readonly BinaryOperator[])[] = [
  ['||'],
  ['&&'],
  ['==', '!='],
  ['<=', '>=', '<', '>'],
  ['+', '-'],
  ['*', '/', '%'],
];

/**
 * Reads an expression.
 * @see https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#expressions
 */
export function parseExpression(scanner: Scanner): Expression {
  return scanner.nested(() => {
    scanner.skip();
    const start = scanner.at;
    const condition = parseBinary(scanner, 0);
    scanner.skip();
    if (!scanner.take('?')) return condition;
    const ifTrue = parseExpression(scanner);
    scanner.skip();
    scanner.expect(':', 'after the first value of `condition ? a : b`');
    const ifFalse = parseExpression(scanner);
    return { kind: 'conditional', condition, ifTrue, ifFalse, range: scanner.rangeFrom(start) };
  });
}

function parseBinary(scanner: Scanner, level: number): Expression {
  const operators = LEVELS[level];
  if (!operators) return parseUnary(scanner);
  scanner.skip();
  const start = scanner.at;
  let left = parseBinary(scanner, level + 1);
  for (let count = 0; ; count++) {
    const end = scanner.at;
    scanner.skip();
    const operator = operators.find((candidate) => isNext(scanner, candidate));
    if (!operator) {
      scanner.at = end;
      return left;
    }
    // What is read here is a tree as deep as it is long.
    if (count > LIMITS.depth) scanner.fail(`more than ${LIMITS.depth} operators in a row`);
    scanner.at += operator.length;
    const right = parseBinary(scanner, level + 1);
    left = { kind: 'binary', operator, left, right, range: scanner.rangeFrom(start) };
  }
}

/** Whether an operator is next; `%` also begins directives of templates, and `-` belongs to no name here. */
function isNext(scanner: Scanner, operator: BinaryOperator): boolean {
  return scanner.sees(operator);
}

function parseUnary(scanner: Scanner): Expression {
  scanner.skip();
  const start = scanner.at;
  const operator = scanner.sees('!') ? '!' : scanner.sees('-') ? '-' : undefined;
  if (!operator) return parsePostfix(scanner);
  scanner.at++;
  const of = scanner.nested(() => parseUnary(scanner));
  return { kind: 'unary', operator, of, range: scanner.rangeFrom(start) };
}

function parsePostfix(scanner: Scanner): Expression {
  const start = scanner.at;
  return parseSteps(scanner, parseTerm(scanner), start);
}

/** The accesses that follow a value: `.name`, `[index]`, splats. */
function parseSteps(scanner: Scanner, first: Expression, start: number): Expression {
  let value = first;
  for (let count = 0; ; count++) {
    if (count > LIMITS.depth) scanner.fail(`more than ${LIMITS.depth} steps in a row`);
    const end = scanner.at;
    scanner.skip();
    if (scanner.sees('.') && !scanner.sees('...')) {
      value = parseDot(scanner, value, start);
    } else if (scanner.take('[')) {
      value = parseBracket(scanner, value, start);
    } else {
      scanner.at = end;
      return value;
    }
  }
}

function parseDot(scanner: Scanner, of: Expression, start: number): Expression {
  scanner.at++;
  scanner.skip();
  if (scanner.take('*')) return parseAttributeSplat(scanner, of, start);
  const before = scanner.at;
  const digits = /^\d+/.exec(scanner.text.slice(scanner.at, scanner.at + 20))?.[0];
  if (digits !== undefined) {
    scanner.at += digits.length;
    const index = literal(scanner, Number(digits), before);
    return { kind: 'index', of, index, range: scanner.rangeFrom(start) };
  }
  const name = scanner.identifier();
  if (name === undefined) scanner.fail('the name of an attribute is missing after `.`');
  return { kind: 'attribute', of, name, range: scanner.rangeFrom(start) };
}

function parseBracket(scanner: Scanner, of: Expression, start: number): Expression {
  return scanner.withLines(false, () => {
    scanner.skip();
    if (scanner.take('*')) {
      scanner.skip();
      scanner.expect(']', 'after `[*`');
      return parseFullSplat(scanner, of, start);
    }
    const index = parseExpression(scanner);
    scanner.skip();
    scanner.expect(']', 'after the index');
    return { kind: 'index', of, index, range: scanner.rangeFrom(start) };
  });
}

/** `of.*` takes the attributes that follow of each item; an index after them is taken of the result. */
function parseAttributeSplat(scanner: Scanner, of: Expression, start: number): Expression {
  let each: Expression = { kind: 'splat-item', range: scanner.rangeFrom(start) };
  while (scanner.sees('.') && !scanner.sees('...') && !scanner.sees('.*')) {
    each = parseDot(scanner, each, start);
  }
  return { kind: 'splat', of, each, range: scanner.rangeFrom(start) };
}

/** `of[*]` takes everything that follows of each item. */
function parseFullSplat(scanner: Scanner, of: Expression, start: number): Expression {
  const item: Expression = { kind: 'splat-item', range: scanner.rangeFrom(start) };
  const each = scanner.nested(() => parseSteps(scanner, item, start));
  return { kind: 'splat', of, each, range: scanner.rangeFrom(start) };
}

function parseTerm(scanner: Scanner): Expression {
  const start = scanner.at;
  switch (scanner.text[start]) {
    case '"':
      return parseQuoted(scanner);
    case '[':
      return scanner.nested(() => parseTuple(scanner));
    case '{':
      return scanner.nested(() => parseObject(scanner));
    case '(': {
      scanner.at++;
      const value = scanner.withLines(false, () => {
        const inner = parseExpression(scanner);
        scanner.skip();
        scanner.expect(')', 'after the expression in parentheses');
        return inner;
      });
      return value;
    }
    case '<':
      if (scanner.sees('<<')) return parseHeredoc(scanner);
      break;
  }
  const number = scanner.number();
  if (number !== undefined) return literal(scanner, Number(number), start);
  const name = scanner.identifier();
  if (name === undefined) scanner.fail('an expression is missing here');
  if (scanner.sees('::')) return parseNamespacedCall(scanner, name, start);
  const end = scanner.at;
  scanner.skip();
  if (scanner.sees('(')) return parseCall(scanner, name, start);
  scanner.at = end;
  if (name === 'true' || name === 'false') return literal(scanner, name === 'true', start);
  if (name === 'null') return literal(scanner, null, start);
  return { kind: 'name', name, range: scanner.rangeFrom(start) } satisfies NameExpression;
}

/** A call of a function of a provider: `provider::aws::arn_parse(arn)`. */
function parseNamespacedCall(scanner: Scanner, first: string, start: number): Expression {
  let name = first;
  while (scanner.take('::')) {
    const next = scanner.identifier();
    if (next === undefined) scanner.fail('the name of a function is missing after `::`');
    name += `::${next}`;
  }
  scanner.skip();
  if (!scanner.sees('(')) scanner.fail(`\`(\` is missing after the function \`${name}\``);
  return parseCall(scanner, name, start);
}

function parseCall(scanner: Scanner, name: string, start: number): CallExpression {
  scanner.at++;
  const given: Expression[] = [];
  let expands = false;
  scanner.withLines(false, () => {
    scanner.skip();
    while (!scanner.take(')')) {
      given.push(parseExpression(scanner));
      scanner.skip();
      if (scanner.take('...')) {
        expands = true;
        scanner.skip();
        scanner.expect(')', 'after `...`');
        return;
      }
      if (!scanner.take(',') && !scanner.sees(')')) {
        scanner.fail(`a \`,\` or \`)\` is missing among the arguments of \`${name}\``);
      }
      scanner.skip();
    }
  });
  return { kind: 'call', name, arguments: given, expands, range: scanner.rangeFrom(start) };
}

function literal(scanner: Scanner, value: number | boolean | null, start: number): Expression {
  return {
    kind: 'literal',
    value,
    raw: scanner.text.slice(start, scanner.at),
    range: scanner.rangeFrom(start),
  };
}
