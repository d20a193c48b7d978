import fc from 'fast-check';

/** Expressions of HCL of each type, most of which Terraform takes. */
export interface ExpressionArbitraries {
  readonly text: fc.Arbitrary<string>;
  readonly number: fc.Arbitrary<string>;
  readonly bool: fc.Arbitrary<string>;
  readonly texts: fc.Arbitrary<string>;
  readonly numbers: fc.Arbitrary<string>;
  readonly map: fc.Arbitrary<string>;
}

const WORD = fc.constantFrom('', 'a', 'b', 'ab', 's3:Get*', 'x-1', 'é', 'A B', '😀', '1', 'true', '$', '%');
const KEY = fc.constantFrom('a', 'b', 'c', 'key_1');

/** Expressions up to some depth. */
export const { expression } = fc.letrec<ExpressionArbitraries & { expression: string }>((tie) => {
  const text = tie('text') as fc.Arbitrary<string>;
  const number = tie('number') as fc.Arbitrary<string>;
  const bool = tie('bool') as fc.Arbitrary<string>;
  const texts = tie('texts') as fc.Arbitrary<string>;
  const numbers = tie('numbers') as fc.Arbitrary<string>;
  const map = tie('map') as fc.Arbitrary<string>;
  const call = (name: string, ...given: fc.Arbitrary<string>[]) =>
    fc.tuple(...given).map((all) => `${name}(${all.join(', ')})`);
  const oneOf = (leaf: fc.Arbitrary<string>, ...more: fc.Arbitrary<string>[]) =>
    fc.oneof({ maxDepth: 4, withCrossShrink: true }, leaf, ...more);
  const conditional = (of: fc.Arbitrary<string>) =>
    fc.tuple(bool, of, of).map(([condition, a, b]) => `(${condition} ? ${a} : ${b})`);
  const binary = (operators: readonly string[], left: fc.Arbitrary<string>, right = left) =>
    fc.tuple(left, fc.constantFrom(...operators), right).map(([a, operator, b]) => `${a} ${operator} ${b}`);
  return {
    text: oneOf(
      WORD.map((word) => JSON.stringify(word)),
      fc.tuple(WORD, text, WORD).map(([before, inner, after]) => `"${before}-\${${inner}}${after}"`),
      fc.tuple(WORD, number).map(([before, inner]) => `"${before}.\${${inner}}"`),
      fc.tuple(bool, WORD, WORD).map(([c, a, b]) => `"%{ if ${c} }${a}%{ else }${b} %{ endif ~} !"`),
      fc
        .tuple(texts, WORD)
        .map(([all, word]) => `"%{ for i, x in ${all} ~} \${i}:\${x}${word} %{ endfor }."`),
      call('upper', text),
      call('trimspace', text),
      call(
        'join',
        WORD.map((word) => JSON.stringify(word)),
        texts,
      ),
      call(
        'replace',
        text,
        WORD.map((word) => JSON.stringify(word)),
        text,
      ),
      call('format', fc.constantFrom('"%s-%s"', '"%5s|%-4s|"', '"%v%v"'), text, text),
      call('jsonencode', fc.oneof(texts, numbers, map, text)),
      call(
        'lookup',
        map,
        KEY.map((key) => `"${key}"`),
        text,
      ),
      call('substr', text, fc.constantFrom('0', '1', '-1'), fc.constantFrom('-1', '0', '2')),
      fc.tuple(texts, number).map(([all, at]) => `try(${all}[${at}], "none")`),
      conditional(text),
    ),
    number: oneOf(
      fc.oneof(fc.integer({ min: 0, max: 20 }).map(String), fc.constantFrom('0.5', '2.25', '1e2')),
      binary(['+', '-', '*'], number).map((inner) => `(${inner})`),
      binary(['%', '/'], number, fc.constantFrom('2', '4')).map((inner) => `(${inner})`),
      call('length', fc.oneof(text, texts, map)),
      call('max', number, number),
      call('floor', number),
      number.map((inner) => `-${inner}`),
      conditional(number),
    ),
    bool: oneOf(
      fc.constantFrom('true', 'false'),
      binary(['&&', '||'], bool).map((inner) => `(${inner})`),
      binary(['==', '!='], text).map((inner) => `(${inner})`),
      binary(['<', '<=', '>', '>=', '=='], number).map((inner) => `(${inner})`),
      bool.map((inner) => `!${inner}`),
      call('contains', texts, text),
      call('startswith', text, text),
      fc.tuple(texts, number).map(([all, at]) => `can(${all}[${at}])`),
    ),
    texts: oneOf(
      fc.array(text, { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
      fc.tuple(texts, text).map(([all, inner]) => `[for i, x in ${all} : "\${x}\${i}" if x != ${inner}]`),
      fc.tuple(map).map(([all]) => `[for k, v in ${all} : "\${k}=\${v}"]`),
      call('concat', texts, texts),
      call('distinct', texts),
      call('compact', texts),
      call('sort', texts),
      call('keys', map),
      call(
        'split',
        WORD.map((word) => JSON.stringify(word || ',')),
        text,
      ),
      call('setunion', texts, texts),
      fc.tuple(texts).map(([all]) => `[for x in ${all} : { n = x }][*].n`),
    ),
    numbers: oneOf(
      fc.array(number, { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
      call('range', fc.constantFrom('0', '2', '4')),
      fc.tuple(texts).map(([all]) => `[for x in ${all} : length(x)]`),
      call('reverse', numbers),
    ),
    map: oneOf(
      fc
        .uniqueArray(fc.tuple(KEY, text), { maxLength: 3, selector: ([key]) => key })
        .map((entries) => `{ ${entries.map(([key, value]) => `${key} = ${value}`).join(', ')} }`),
      call('merge', map, map),
      fc.tuple(texts).map(([all]) => `{ for i, x in ${all} : "k\${i}" => x }`),
      fc.tuple(map).map(([all]) => `{ for k, v in ${all} : "\${k}_u" => "\${v}!" }`),
      call(
        'zipmap',
        fc.constant('["a", "b"]'),
        fc.tuple(text, text).map((pair) => `[${pair.join(', ')}]`),
      ),
    ),
    expression: fc.oneof(text, number, bool, texts, numbers, map),
  };
});
