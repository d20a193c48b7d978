import type { Range } from '@leastwise/core';
import type { TemplateExpression, TemplatePart } from '../syntax/ast.ts';
import type { TextPiece } from '../text/text-node.ts';
import { withChoices } from '../value/choices.ts';
import { asText } from '../value/convert.ts';
import { ungiven } from '../value/ungiven.ts';
import { letterOf, unknown } from '../value/unknowns.ts';
import { describeKind, Fault, placedAt, type Value } from '../value/value.ts';
import { BUDGET } from './budget.ts';
import { choose } from './conditional.ts';
import { evaluate } from './evaluate.ts';
import { eachOf, iterationScope } from './for-expression.ts';
import type { Scope } from './scope.ts';

/** A string: its text and what is interpolated in it. One interpolation alone is whatever it gives. */
export function evaluateTemplate({ parts, range }: TemplateExpression, scope: Scope): Value {
  const [only] = parts;
  if (parts.length === 1 && only?.kind === 'interpolation')
    return placedAt(evaluate(only.value, scope), range);
  return evaluateParts(parts, range, scope);
}

/** The text of the parts of a template together; a choice of texts where parts depend on conditions. */
function evaluateParts(parts: readonly TemplatePart[], range: Range, scope: Scope): Value {
  const document = documentIn(parts, scope);
  if (document) return document;
  const values = parts.flatMap((part) => valuesOf(part, scope));
  return (
    withChoices(values, 'outer', (decided) => joined(decided, range, scope)) ??
    unknown('(a string)', 'it depends on too many conditions', range)
  );
}

/** A JSON document that a template puts in with nothing but white space around it, which JSON does not count. */
function documentIn(parts: readonly TemplatePart[], scope: Scope): Value | undefined {
  const [only, ...others] = parts.filter((part) => part.kind !== 'text' || part.text.trim() !== '');
  if (only?.kind !== 'interpolation' || others.length > 0) return undefined;
  const value = evaluate(only.value, scope);
  return value.kind === 'text' && value.document ? value : undefined;
}

function valuesOf(part: TemplatePart, scope: Scope): readonly Value[] {
  switch (part.kind) {
    case 'text': {
      const { text, pieces } = part;
      const range = pieces[0]?.at ?? { start: 0, end: 0 };
      return [{ kind: 'text', text, pieces, range }];
    }
    case 'interpolation': {
      const value = evaluate(part.value, scope);
      // What is put in lies where it is put in.
      if (value.kind !== 'text') return [placedAt(value, part.range)];
      const { pieces: _, document: __, ...text } = value;
      return [{ ...text, range: part.range }];
    }
    case 'if': {
      const { condition, ifTrue, ifFalse, range } = part;
      return [
        choose(
          evaluate(condition, scope),
          () => evaluateParts(ifTrue, range, scope),
          () => evaluateParts(ifFalse, range, scope),
          scope,
          range,
        ),
      ];
    }
    case 'for': {
      const { variables, content, range } = part;
      const loop = withChoices([evaluate(variables.collection, scope)], 'outer', ([collection]) => {
        if (collection!.kind === 'unknown') {
          return unknown(`%{for ${variables.value} in ${collection!.name}}`, collection!.reason, range);
        }
        const texts = eachOf(collection!).map(([key, item]) =>
          evaluateParts(content, range, iterationScope(scope, variables, key, item)),
        );
        return (
          withChoices(texts, 'outer', (decided) => joined(decided, range, scope)) ??
          unknown('(a string)', 'it depends on too many conditions', range)
        );
      });
      return [loop ?? unknown('(a string)', 'it depends on too many conditions', range)];
    }
  }
}

function joined(values: readonly Value[], range: Range, scope: Scope): Value {
  const texts: string[] = [];
  const pieces: TextPiece[] = [];
  let length = 0;
  for (const value of values) {
    const part = textIn(value, scope);
    texts.push(part);
    if (part === '') continue;
    length += part.length;
    if (value.kind === 'text' && value.pieces) for (const piece of value.pieces) pieces.push(piece);
    else pieces.push({ length: part.length, at: value.range, isVerbatim: false });
  }
  if (length > BUDGET.text) throw new Fault('the text is too long');
  scope.context.budget.spend(texts.length + length / 100);
  return { kind: 'text', text: texts.join(''), pieces, range };
}

function textIn(value: Value, scope: Scope): string {
  const known = asText(value)?.text;
  if (known !== undefined) return known;
  const open = ungiven(value) ?? value;
  if (open.kind === 'unknown' || open.kind === 'namespace') return letterOf(open, scope.opaque);
  throw new Fault(`${describeKind(value)} cannot be put into a string`);
}
