import type { Node, OpaqueTable } from '@leastwise/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expressionsWith } from './arbitrary-expression.ts';
import { moduleOf, plain, resourceAt } from './memory-files.ts';

const TYPES = { t: 'string', n: 'number', b: 'bool', l: 'list(string)', m: 'map(string)' } as const;
type Given = Readonly<Record<keyof typeof TYPES, string>>;

const expression = expressionsWith({
  text: ['var.t', 'var.l[0]', 'var.m["a"]', 'try(var.l[1], "none")'],
  number: ['var.n', 'length(var.l)'],
  bool: ['var.b', 'var.t == "a"', '!var.b', 'var.n > 3'],
  texts: ['var.l', '(var.b ? ["x"] : [])', '[var.t]'],
  map: ['var.m'],
});

const given: fc.Arbitrary<Given> = fc.record({
  t: fc.constantFrom('"a"', '"b"', '""', '"1"'),
  n: fc.constantFrom('0', '1', '7'),
  b: fc.constantFrom('true', 'false'),
  l: fc.constantFrom('[]', '["a"]', '["a", "", "a"]'),
  m: fc.constantFrom('{}', '{ a = "x" }', '{ a = "b", c = "" }'),
});

/** A module that shows what some expressions give. */
function moduleWith(expressions: readonly string[], values?: Given) {
  const variables = Object.entries(TYPES).map(([name, type]) => {
    const fallback = values ? `\n  default = ${values[name as keyof Given]}` : '';
    return `variable "${name}" {\n  type = ${type}${fallback}\n}`;
  });
  const shown = expressions.map((one, at) => `  v${at} = [${one}]`);
  const module = moduleOf(`${variables.join('\n')}\nresource "x" "y" {\n${shown.join('\n')}\n}`);
  const { body } = resourceAt(module, 'x.y');
  const found = new Map(body.entries.map(({ key, value }) => [key, value]));
  const nodes = expressions.map((_, at) => {
    const node = found.get(`v${at}`);
    return node?.type === 'sequence' && !node.tag ? node.items[0] : undefined;
  });
  return { module, nodes };
}

/** Whether what was said without knowing the variables is right about what it is with them. */
function fits(
  said: Node,
  actual: Node,
  opaque: OpaqueTable,
  holds: (condition: string) => boolean | undefined,
): boolean {
  if (said.type === 'unresolved') return true;
  if (said.tag === '!If' && said.type === 'sequence') {
    const [condition, ifTrue, ifFalse] = said.items as [Node, Node, Node];
    const truth = condition.type === 'scalar' ? holds(String(condition.value)) : undefined;
    const branches = truth === undefined ? [ifTrue, ifFalse] : [truth ? ifTrue : ifFalse];
    return branches.some((branch) => fits(branch, actual, opaque, holds));
  }
  if (said.tag === '!Ref') return actual.type === 'scalar' && actual.value === null;
  if (said.type !== actual.type) return false;
  if (said.type === 'sequence' && actual.type === 'sequence') {
    if (said.items.length !== actual.items.length) return false;
    return said.items.every((item, at) => fits(item, actual.items[at]!, opaque, holds));
  }
  if (said.type === 'mapping' && actual.type === 'mapping') {
    if (said.entries.some(({ key }) => /[\ue000-\uf8ff]/.test(key))) return true;
    const values = new Map(actual.entries.map(({ key, value }) => [key, value]));
    if (values.size !== said.entries.length) return false;
    return said.entries.every(
      ({ key, value }) => values.has(key) && fits(value, values.get(key)!, opaque, holds),
    );
  }
  if (said.type !== 'scalar' || actual.type !== 'scalar') return false;
  if (typeof said.value !== 'string' || typeof actual.value !== 'string') return said.value === actual.value;
  const pattern = said.value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[\ue000-\uf8ff]/g, '[^]*');
  return new RegExp(`^${pattern}$`).test(actual.value);
}

test('what is said without knowing variables holds whatever they are', () => {
  let decided = 0;
  fc.assert(
    fc.property(expression, fc.array(given, { minLength: 3, maxLength: 3 }), (written, settings) => {
      const { module, nodes } = moduleWith([written]);
      const [said] = nodes;
      if (!said) return;
      if (said.type !== 'unresolved') decided++;
      const conditions = [...module.conditions.keys()];
      for (const values of settings) {
        const actual = moduleWith([written, ...conditions], values);
        const [node, ...truths] = actual.nodes;
        if (!node) continue;
        const truthOf = new Map(conditions.map((condition, at) => [condition, truths[at]]));
        const holds = (condition: string): boolean | undefined => {
          // Which of several doubts count may depend on other conditions.
          if (condition.includes('can(')) return undefined;
          const truth = truthOf.get(condition);
          return truth?.type === 'scalar' && typeof truth.value === 'boolean' ? truth.value : undefined;
        };
        const shown = () =>
          JSON.stringify([written, values, plain(said, module.opaque), plain(node, module.opaque)]);
        expect(fits(said, node, module.opaque, holds) || shown()).toBe(true);
      }
    }),
    { numRuns: 1500 },
  );
  expect(decided).toBeGreaterThan(500);
});
