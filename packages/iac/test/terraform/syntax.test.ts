import { getExpressionAst, parse } from '@cdktf/hcl2json';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseHcl, parseHclExpression } from '../../src/terraform/syntax/parse-hcl.ts';
import { SyntaxFault } from '../../src/terraform/syntax/scanner.ts';
import { expression } from './arbitrary-expression.ts';
import { EXPRESSIONS } from './expressions.ts';

/** Whether HashiCorp's own parser takes a file. */
async function isTaken(text: string): Promise<boolean> {
  try {
    await parse('main.tf', text);
    return true;
  } catch {
    return false;
  }
}

const VALID = [
  'a = {\n x = b\n (c) = 1\n}\n',
  'a = {\n x = local.b\n "y" = 1, z : 2\n}\n',
  'a = <<EOF\n"\\n" $${x} %%{y} # no // no /* no\nEOF\n',
  'a = f(<<-EOF\n  x\n EOF\n, 2)\n',
  'a = [<<EOF\nx EOF\nEOFX\nEOF\n]\n',
  'a = <<EOF\n\n\nEOF\n',
  'a { b = 1 }\n',
  'a "b" c {}\n',
  'a = "${b}#c//d/*e"\n',
  'a = "$5 $ ${b}$${c} 100% %d %%{e} $$"\n',
  'a = (b\n ? c\n : d)\n',
  'a = b ? c : d ? e : f\n',
  'a = { for x in y : x.a => x.b... if x.c != null }\n',
  'a = b[*].c[0].d\n',
  'a = b.*.c.0\n',
  'a = "${"${"${"x"}"}"}"\n',
  'a = "x ${~ y ~} z %{~ if a ~} b %{~ else ~} c %{~ endif ~}"\n',
  'a = !b && -c < 3\n',
  'a = <<EOF\r\nx\r\nEOF\r\nb = 1\r\n',
  '\ufeffa = 1\n',
  'a = f(1, 2,)\n',
  'a = f(\n 1,\n 2,\n)\n',
  'a-b = c-d\n',
  'a = [ # x\n 1, // y\n /* z */ 2\n]\n',
  'a = <<EOF\n${jsonencode({\n  "a" : [for x in y : "${x}}"]\n})}\nEOF\n',
  'a = <<EOF\n%{ for x in y ~}\n- ${x}\n%{ endfor ~}\nEOF\n',
  'a = 1',
  'for = 1\nif = 2\nin = 3\n',
  'a = provider::aws::f(1)\n',
  `a = ${'['.repeat(200)}${']'.repeat(200)}\n`,
];

const INVALID = [
  'a = 1 b = 2\n',
  'a = "x\ny"\n',
  'a = <<"EOF"\nx\nEOF\n',
  'a = <<EOF\nx\n',
  'a = [1 2]\n',
  'a = { x = 1 y = 2 }\n',
  'a = f(1\n',
  'a {\n',
  '}\n',
  'a =\n',
  'a = "${b"\n',
  'a = "%{ if b }"\n',
  'a = "%{ endif }"\n',
  'a = "\\q"\n',
  'a = b ? c\n',
  'a = b +\n',
  'a = [for x y : z]\n',
  'a "b {}\n',
  'a = /* never\n',
];

test.each(VALID)('%j is taken', async (text) => {
  expect(await isTaken(text)).toBe(true);
  expect(parseHcl(text).problems).toEqual([]);
});

test.each(INVALID)('%j is refused, once, with what is wrong', async (text) => {
  expect(await isTaken(text)).toBe(false);
  const { problems } = parseHcl(text);
  expect(problems).toHaveLength(1);
  expect(problems[0]!.message).toMatch(/^not valid HCL: /);
  expect(problems[0]!.range.start).toBeLessThanOrEqual(text.length);
});

/** Expressions of these kinds, by our names and by theirs. */
const KINDS: Readonly<Record<string, string>> = {
  binary: 'binaryOp',
  unary: 'unaryOp',
  call: 'function',
  tuple: 'tuple',
  object: 'object',
  for: 'for',
  conditional: 'conditional',
};

interface TheirNode {
  readonly type: string;
  readonly meta?: { readonly value?: string };
  readonly children?: readonly TheirNode[];
}

function theirParts(node: TheirNode): string[] {
  const here = Object.values(KINDS).includes(node.type) ? [`${node.type} ${node.meta?.value}`] : [];
  return [...here, ...(node.children ?? []).flatMap(theirParts)];
}

/** Every expression within, with the text that it lies at. */
function ourParts(value: unknown, text: string): string[] {
  if (value === null || typeof value !== 'object') return [];
  const { kind, range } = value as { kind?: string; range?: { start: number; end: number } };
  const type = KINDS[kind ?? ''];
  const here = type && range ? [`${type} ${text.slice(range.start, range.end)}`] : [];
  return [...here, ...Object.values(value).flatMap((inner) => ourParts(inner, text))];
}

test('every expression within an expression lies where it lies for HashiCorp', async () => {
  const generated = fc.sample(expression, { numRuns: 300 });
  for (const text of [...EXPRESSIONS.map(([written]) => written), ...generated]) {
    // Directives of templates are expressions of their own to HashiCorp.
    if (text.includes('%{')) continue;
    const parsed = parseHclExpression(text);
    expect(parsed, text).not.toBeInstanceOf(SyntaxFault);
    const theirs = (await getExpressionAst('main.tf', text)) as TheirNode | null;
    if (theirs) expect(ourParts(parsed, text).sort(), text).toEqual(theirParts(theirs).sort());
  }
});

describe('texts that are nearly HCL', () => {
  const WHOLE = `${VALID.filter((text) => text.length < 100 && !text.startsWith('\ufeff')).join('')}
resource "aws_iam_role" "r" {
  name = "a-\${var.x}-b"
  dynamic "x" {
    for_each = { a = 1, b = [2] }
    content { y = x.value }
  }
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = ["a", "b"] }] })
}
`;
  const lines = WHOLE.split('\n');
  /** A few lines with a character taken out, put in or doubled. */
  const nearly = fc
    .tuple(
      fc.nat(lines.length - 1),
      fc.integer({ min: 1, max: 8 }),
      fc.nat(10_000),
      fc.constantFrom(
        '',
        '"',
        '{',
        '}',
        '[',
        ']',
        '(',
        ')',
        ',',
        '=',
        '\n',
        '${',
        '%{',
        '#',
        '.',
        '*',
        '?',
        ':',
        '<<',
        ' ',
      ),
    )
    .map(([from, count, at, put]) => {
      const text = `${lines.slice(from, from + count).join('\n')}\n`;
      const place = at % text.length;
      return text.slice(0, place) + put + text.slice(place + (put === '' || at % 2 ? 1 : 0));
    });

  test('are taken or refused as HashiCorp does', async () => {
    const texts = fc.sample(nearly, { numRuns: 1500 });
    const different: string[] = [];
    let refused = 0;
    for (const text of texts) {
      const theirs = await isTaken(text);
      const ours = parseHcl(text).problems.length === 0;
      if (!theirs) refused++;
      if (theirs !== ours)
        different.push(
          `${ours ? 'we take' : 'we refuse'} ${JSON.stringify(text)} ${parseHcl(text).problems[0]?.message ?? ''}`,
        );
    }
    expect(refused).toBeGreaterThan(300);
    expect(different).toEqual([]);
  });

  test('never throw and always end', () => {
    fc.assert(
      fc.property(fc.oneof(nearly, fc.string({ unit: 'binary', maxLength: 200 })), (text) => {
        const { body, problems } = parseHcl(text, 7);
        expect(body.range.start).toBeGreaterThanOrEqual(7);
        expect(problems.length).toBeLessThan(2);
      }),
      { numRuns: 2000 },
    );
  });

  test('five megabytes take no longer than their size says', () => {
    const hostile = [
      'a = [',
      'a = "${',
      'a {',
      'a {\n',
      'a = f(',
      'a = <<EOF\n',
      '/*',
      '\n/*',
      '"',
      'a = 1 +',
      '(((',
    ];
    for (const part of hostile) {
      const text = part.repeat(Math.floor(5_000_000 / part.length));
      const started = performance.now();
      parseHcl(text);
      expect(performance.now() - started, part).toBeLessThan(20_000);
    }
  });
});
