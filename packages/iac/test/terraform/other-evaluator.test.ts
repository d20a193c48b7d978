import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expression } from './arbitrary-expression.ts';
import { EXPRESSIONS } from './expressions.ts';
import { bodyOf, moduleOf } from './memory-files.ts';
import { otherEvaluator } from './other-evaluator.ts';

const other = otherEvaluator();
if (typeof other === 'string')
  console.warn(`skipped: the comparison with another evaluator of HCL: ${other}`);

/** A module whose local values are some expressions, and a resource that shows them. */
function moduleWith(expressions: readonly string[]): string {
  const locals = expressions.map((one, at) => `  v${at} = ${one}`);
  const shown = expressions.map((_, at) => `  v${at} = [local.v${at}]`);
  return `locals {\n${locals.join('\n')}\n}\nresource "x" "y" {\n${shown.join('\n')}\n}\n`;
}

/** What we make of the local values; undefined for one that Terraform would refuse. */
function oursOf(text: string, count: number): unknown[] {
  const module = moduleOf(text);
  expect(module.problems).toEqual([]);
  const body = bodyOf(module, 'x.y') as Record<string, unknown>;
  return Array.from({ length: count }, (_, at) => {
    const value = body[`v${at}`];
    return Array.isArray(value) ? value[0] : undefined;
  });
}

describe.skipIf(typeof other === 'string')('another evaluator of HCL', () => {
  const { localsOf } = other as Exclude<typeof other, string>;

  test('gives the same for every expression of the table', () => {
    const expressions = EXPRESSIONS.map(([written]) => written);
    const [theirs] = localsOf([moduleWith(expressions)]);
    const different = EXPRESSIONS.flatMap(([written, value], at) => {
      const their = theirs?.[`v${at}`];
      return JSON.stringify(sorted(their)) === JSON.stringify(sorted(value))
        ? []
        : [{ written, value, their }];
    });
    expect(different).toEqual([]);
  });

  test('gives the same for generated expressions', () => {
    const batches = fc.sample(fc.array(expression, { minLength: 40, maxLength: 40 }), { numRuns: 25 });
    const modules = batches.map(moduleWith);
    const all = localsOf(modules);
    let compared = 0;
    const different = batches.flatMap((expressions, batch) => {
      const ours = oursOf(modules[batch]!, expressions.length);
      return expressions.flatMap((written, at) => {
        const their = all[batch]?.[`v${at}`] ?? null;
        const our = ours[at] ?? null;
        // Where Terraform would refuse a part of an expression, the other evaluator goes on with what is left of it,
        // and now and then it gives nothing for what it computes alone.
        if (our === null || their === null) return [];
        compared++;
        return JSON.stringify(sorted(our)) === JSON.stringify(sorted(their)) ? [] : [{ written, our, their }];
      });
    });
    expect(different.slice(0, 5)).toEqual([]);
    expect(compared).toBeGreaterThan(700);
  });
});

/** With the keys of objects in order, and numbers to the digits that a double has. */
function sorted(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toPrecision(14));
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
