import type { Expression, ForExpression, ForVariables, ObjectExpression } from './ast.ts';
import { parseExpression } from './expressions.ts';
import type { Scanner } from './scanner.ts';

/** Reads `[a, b]` or `[for ...]`. */
export function parseTuple(scanner: Scanner): Expression {
  const start = scanner.at++;
  return scanner.withLines(false, () => {
    scanner.skip();
    if (beginsFor(scanner)) return parseFor(scanner, start, ']');
    const items: Expression[] = [];
    while (!scanner.take(']')) {
      items.push(parseExpression(scanner));
      scanner.skip();
      if (!scanner.take(',') && !scanner.sees(']')) scanner.fail('a `,` or `]` is missing in this list');
      scanner.skip();
    }
    return { kind: 'tuple', items, range: scanner.rangeFrom(start) };
  });
}

/** Reads `{a = 1, b = 2}`, whose items may also end with their lines, or `{for ...}`. */
export function parseObject(scanner: Scanner): Expression {
  const start = scanner.at++;
  scanner.skipLines();
  if (beginsFor(scanner)) return scanner.withLines(false, () => parseFor(scanner, start, '}'));
  const items: ObjectExpression['items'][number][] = [];
  scanner.withLines(true, () => {
    while (!scanner.take('}')) {
      const key = parseKey(scanner);
      scanner.skip();
      if (!scanner.take(':') && !(scanner.sees('=') && !scanner.sees('==') && scanner.take('='))) {
        scanner.fail('a `=` is missing after this key of an object');
      }
      items.push({ key, value: parseExpression(scanner) });
      scanner.skip();
      if (!scanner.take(',') && !scanner.sees('\n') && !scanner.sees('}')) {
        scanner.fail('a `,`, a new line or `}` is missing after this value of an object');
      }
      scanner.skipLines();
    }
  });
  return { kind: 'object', items, range: scanner.rangeFrom(start) };
}

/** A key: an expression, but a bare word is that text. */
function parseKey(scanner: Scanner): Expression {
  const isInParentheses = scanner.sees('(');
  const key = parseExpression(scanner);
  if (key.kind !== 'name' || isInParentheses) return key;
  const { name, range } = key;
  const pieces = [{ length: name.length, at: range, isVerbatim: true }];
  return { kind: 'template', parts: [{ kind: 'text', text: name, pieces }], range };
}

/** Whether a `for` expression begins here; an object may have a key of that name, too. */
function beginsFor(scanner: Scanner): boolean {
  const before = scanner.at;
  const is = scanner.keyword('for');
  if (is) scanner.skipLines();
  const hasVariable = is && scanner.identifier() !== undefined;
  scanner.at = before;
  return hasVariable;
}

function parseFor(scanner: Scanner, start: number, close: ']' | '}'): ForExpression {
  scanner.keyword('for');
  const variables = parseForVariables(scanner);
  scanner.skip();
  scanner.expect(':', 'after the collection of `for`');
  const first = parseExpression(scanner);
  scanner.skip();
  let value = first;
  let key: Expression | undefined;
  let groups = false;
  if (close === '}') {
    scanner.expect('=>', 'between the key and the value of `for`');
    key = first;
    value = parseExpression(scanner);
    scanner.skip();
    groups = scanner.take('...');
    scanner.skip();
  }
  const condition = scanner.keyword('if') ? parseExpression(scanner) : undefined;
  scanner.skip();
  scanner.expect(close, 'at the end of `for`');
  return {
    kind: 'for',
    variables,
    ...(key && { key }),
    value,
    ...(condition && { condition }),
    groups,
    range: scanner.rangeFrom(start),
  };
}

/** Reads `k, v in collection`. */
export function parseForVariables(scanner: Scanner): ForVariables {
  const variable = (): string => {
    scanner.skip();
    const name = scanner.identifier();
    if (name === undefined) scanner.fail('the name of a variable is missing after `for`');
    scanner.skip();
    return name;
  };
  const first = variable();
  const second = scanner.take(',') ? variable() : undefined;
  if (!scanner.keyword('in')) scanner.fail('`in` is missing after the variables of `for`');
  const collection = parseExpression(scanner);
  return second === undefined ? { value: first, collection } : { key: first, value: second, collection };
}
