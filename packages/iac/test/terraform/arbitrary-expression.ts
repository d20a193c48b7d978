import fc from 'fast-check';

/** Expressions of HCL of each type, most of which Terraform takes. */
interface ExpressionArbitraries {
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
export const expression = expressionsWith({ text: [], number: [], bool: [], texts: [], map: [] });

/** Expressions up to some depth that may refer to what some names hold, by their types. */
export function expressionsWith(
  names: Readonly<Record<'text' | 'number' | 'bool' | 'texts' | 'map', readonly string[]>>,
): fc.Arbitrary<string> {
  return fc.letrec<ExpressionArbitraries & { expression: string }>((tie) => arbitraries(tie, names))
    .expression;
}

/** A name in place of about every other leaf. */
function orName(leaf: fc.Arbitrary<string>, names: readonly string[]): fc.Arbitrary<string> {
  return names.length === 0 ? leaf : fc.oneof(leaf, fc.constantFrom(...names));
}

function arbitraries(
  tie: (name: string) => fc.Arbitrary<unknown>,
  names: Parameters<typeof expressionsWith>[0],
) {
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
      orName(
        WORD.map((word) => JSON.stringify(word)),
        names.text,
      ),
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
      orName(
        fc.oneof(fc.integer({ min: 0, max: 20 }).map(String), fc.constantFrom('0.5', '2.25', '1e2')),
        names.number,
      ),
      binary(['+', '-', '*'], number).map((inner) => `(${inner})`),
      binary(['%', '/'], number, fc.constantFrom('2', '4')).map((inner) => `(${inner})`),
      call('length', fc.oneof(text, texts, map)),
      call('max', number, number),
      call('floor', number),
      number.map((inner) => `-${inner}`),
      conditional(number),
    ),
    bool: oneOf(
      orName(fc.constantFrom('true', 'false'), names.bool),
      binary(['&&', '||'], bool).map((inner) => `(${inner})`),
      binary(['==', '!='], text).map((inner) => `(${inner})`),
      binary(['<', '<=', '>', '>=', '=='], number).map((inner) => `(${inner})`),
      bool.map((inner) => `!${inner}`),
      call('contains', texts, text),
      call('startswith', text, text),
      fc.tuple(texts, number).map(([all, at]) => `can(${all}[${at}])`),
    ),
    texts: oneOf(
      orName(
        fc.array(text, { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
        names.texts,
      ),
      fc.tuple(texts, text).map(([all, inner]) => `[for i, x in ${all} : "\${x}\${i}" if x != ${inner}]`),
      fc.tuple(map).map(([all]) => `[for k, v in ${all} : "\${k}=\${v}"]`),
      call('concat', texts, texts),
      call('compact', texts),
      call('sort', texts),
      call('keys', map),
      call(
        'split',
        WORD.map((word) => JSON.stringify(word || ',')),
        text,
      ),
      // How long a set of unknown texts is depends on which of them are equal, which is not followed.
      ...(names.texts.length > 0 ? [] : [call('distinct', texts), call('setunion', texts, texts)]),
      fc.tuple(texts).map(([all]) => `[for x in ${all} : { n = x }][*].n`),
    ),
    numbers: oneOf(
      fc.array(number, { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
      call('range', fc.constantFrom('0', '2', '4')),
      fc.tuple(texts).map(([all]) => `[for x in ${all} : length(x)]`),
      call('reverse', numbers),
    ),
    map: oneOf(
      ...names.map.map((name) => fc.constant(name)),
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
}
