import { describe, expect, test } from 'vitest';
import { EXPRESSIONS } from './expressions.ts';
import { bodyOf, moduleOf } from './memory-files.ts';

/** What an expression gives, with what only deployment knows as `<reason>`. */
function resultOf(expression: string, more = ''): unknown {
  const module = moduleOf(`resource "x" "y" {\n  value = [${expression}]\n}\n${more}`);
  expect(module.problems).toEqual([]);
  const { value } = bodyOf(module, 'x.y') as { value: unknown };
  return Array.isArray(value) ? value[0] : value;
}

test.each(EXPRESSIONS)('%s', (expression, value) => {
  expect(resultOf(expression)).toEqual(value);
});

test('heredocs: indentation, blank lines, trims, the last line break', () => {
  const module = moduleOf(
    [
      'resource "x" "y" {',
      '  plain = <<EOT',
      '    a',
      '',
      '  b \\n $${c}',
      'EOT',
      '  flush = <<-EOT',
      '    a',
      '',
      '      ${"b"}',
      '    %{ for x in ["1", "2"] ~}',
      '    - ${x}',
      '    %{ endfor ~}',
      '    end',
      '    EOT',
      '  empty = <<EOT',
      'EOT',
      '}',
    ].join('\n'),
  );
  expect(bodyOf(module, 'x.y')).toEqual({
    plain: '    a\n\n  b \\n ${c}\n',
    // A line after `~}` is no beginning of a line to Terraform.
    flush: 'a\n\n  b\n    - 1\n    - 2\n    end\n',
    empty: '',
  });
});

describe('what Terraform would refuse is unresolved, with the reason', () => {
  test.each([
    ['[1][3]', 'there is no item 3 in a list of 1'],
    ['{ a = 1 }.b', 'there is no `b` in an object of `a`'],
    ['"${{}}-"', 'an object cannot be put into a string'],
    ['1 / 0', 'a number is divided by zero'],
    ['upper()', '`upper` takes 1 arguments, not 0'],
    ['upper([])', '`upper` wants a string, not a list'],
    ['var.nowhere', 'there is no variable `nowhere` in this module'],
    ['aws_s3_bucket.nowhere.arn', 'there is no `aws_s3_bucket.nowhere` in this module'],
    ['each.key', 'there is no `each` here'],
    ['regex("x", "y")', 'the pattern of `regex` does not match'],
    ['file("nowhere.json")', 'there is no file `nowhere.json`'],
    ['file("/etc/passwd")', '`/etc/passwd` lies outside of the project'],
    ['range(1000000)', '`range` gives more than 1024 numbers'],
  ])('%s', (expression, reason) => {
    expect(resultOf(expression)).toBe(`<${reason}>`);
  });
});

describe('what only deployment knows', () => {
  const UNKNOWN = 'variable "x" {}\nvariable "b" { type = bool }\nvariable "l" { type = list(string) }';

  test.each([
    ['var.x', '<variable `x` has no default>'],
    ['"a-${var.x}"', 'a-${var.x}'],
    ['"${var.x}"', '<variable `x` has no default>'],
    ['join("/", ["a", var.x])', 'a/${var.x}'],
    ['format("%s:%s", "a", var.x)', 'a:${var.x}'],
    ['[for v in ["a", "b"] : "${v}-${var.x}"]', ['a-${var.x}', 'b-${var.x}']],
    ['"${upper(var.x)}!"', '${upper(var.x)}!'],
    ['replace("a-${var.x}", "-", "_")', '<only deployment knows a part of the text>'],
    ['timestamp()', '<the function `timestamp` is not computed here>'],
    ['provider::aws::arn_parse("x")', '<the function `provider::aws::arn_parse` is not computed here>'],
    ['terraform.workspace', '<only running Terraform decides it>'],
    ['var.x.y[0]', '<variable `x` has no default>'],
    ['length(var.l)', '<variable `l` has no default>'],
    ['concat(["a"], var.l)', '<variable `l` has no default>'],
    ['"a-${var.x}" == "b-c"', false],
    ['"a-${var.x}" == "a-${var.x}"', true],
    ['contains(["a", "b"], "c-${var.x}")', false],
    ['false && var.b', false],
    ['var.b && false', false],
    ['var.b || true', true],
    ['try(var.x, 1)', '<variable `x` has no default>'],
    ['coalesce(var.x, "a")', '<only deployment knows which is the first that is not empty>'],
    ['coalesce(null, var.x)', '<variable `x` has no default>'],
  ])('%s', (expression, value) => {
    expect(resultOf(expression, UNKNOWN)).toEqual(value);
  });

  const choose = (condition: string, whenTrue: unknown, whenFalse: unknown) => ({
    '!If': [condition, whenTrue, whenFalse],
  });

  test('conditions keep both branches, wherever they are used', () => {
    expect(resultOf('var.b ? "x" : "y"', UNKNOWN)).toEqual(choose('var.b', 'x', 'y'));
    expect(resultOf('!var.b ? "x" : "y"', UNKNOWN)).toEqual(choose('var.b', 'y', 'x'));
    expect(resultOf('coalesce(null, var.x, "[]", "b")', UNKNOWN)).toEqual(
      choose('var.x == ""', '[]', '<variable `x` has no default>'),
    );
    expect(resultOf('var.x != "p" ? 1 : 2', UNKNOWN)).toEqual(choose('var.x == "p"', 2, 1));
    expect(resultOf('"${var.b ? "x" : "y"}/*"', UNKNOWN)).toEqual(choose('var.b', 'x/*', 'y/*'));
    expect(resultOf('concat(["a"], var.b ? ["b"] : [])', UNKNOWN)).toEqual(
      choose('var.b', ['a', 'b'], ['a']),
    );
    expect(resultOf('[for v in ["a", "b"] : v if v == "a" || var.b]', UNKNOWN)).toEqual(
      choose('var.b', ['a', 'b'], ['a']),
    );
    // One condition comes out one way in all of a value.
    expect(resultOf('"${var.b ? "x" : "y"}${var.b ? "1" : "2"}"', UNKNOWN)).toEqual(
      choose('var.b', 'x1', 'y2'),
    );
    expect(resultOf('var.b ? "x" : "x"', UNKNOWN)).toBe('x');
  });

  test('`try` of what may be a fault keeps both ways', () => {
    expect(resultOf('try(var.l[1], "none")', UNKNOWN)).toEqual(
      choose('can(var.l[1])', '<variable `l` has no default>', 'none'),
    );
    expect(resultOf('can(var.l[1]) ? "x" : "y"', UNKNOWN)).toEqual(choose('can(var.l[1])', 'x', 'y'));
  });

  test('too many conditions are unknown, and say so', () => {
    const variables = Array.from({ length: 6 }, (_, at) => `variable "c${at}" { type = bool }`).join('\n');
    const all = Array.from({ length: 6 }, (_, at) => `\${var.c${at} ? "x" : "y"}`).join('');
    expect(resultOf(`"${all}"`, variables)).toBe('<it depends on too many conditions>');
  });
});
