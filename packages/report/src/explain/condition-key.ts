import type { ConditionKeyFacts, GlobalKeySubject, OperatorFamily } from '@leastwise/core';
import { count } from '../text/plural.ts';
import { blocks, type ExplanationOptions, nameList, paragraph, section, sentence, title } from './layout.ts';

const SUBJECTS: Readonly<Record<GlobalKeySubject, string>> = {
  principal: 'who calls',
  session: 'how the caller came by its credentials',
  network: 'where the request comes from',
  resource: 'what the request is about',
  request: 'the request itself',
};

const OPERATORS: Readonly<Record<OperatorFamily, string>> = {
  string: 'StringEquals, StringLike and their kin',
  arn: 'ArnLike, ArnEquals and their negations',
  numeric: 'NumericEquals, NumericLessThan and their kin',
  date: 'DateLessThan, DateGreaterThan and their kin',
  bool: 'Bool',
  binary: 'BinaryEquals',
  ip: 'IpAddress, NotIpAddress',
  null: 'Null',
};

/** What a condition key holds, how to compare it and whether it protects. */
export function renderConditionKey(facts: ConditionKeyFacts, options: ExplanationOptions): string {
  const { key, name, subject, actions } = facts;
  const values = key.multiValued ? 'several values' : 'one value';
  return blocks(
    title(name, `condition key, ${key.type}, ${values}`, options),
    paragraph(sentence(key.description), options),
    [
      ...(subject ? paragraph(`It speaks of ${SUBJECTS[subject]}.`, options) : []),
      ...paragraph(
        facts.callerControlled
          ? 'A caller can meet a condition on it at will, so that it keeps nobody out.'
          : 'A caller cannot choose its value, so that a condition on it protects.',
        options,
      ),
      ...(key.multiValued
        ? paragraph(
            'Compare it with `ForAnyValue:` or `ForAllValues:`. `ForAllValues:` is true when the key is absent, so in an Allow add `"Null": {"..": "false"}`.'.replace(
              '..',
              key.name,
            ),
            options,
          )
        : paragraph(
            'Compare it without `ForAnyValue:` and `ForAllValues:`, which are for keys of several values.',
            options,
          )),
    ],
    section(
      'operators',
      facts.operators.map((family) => OPERATORS[family]),
      options,
    ),
    knownBy(facts, options),
    section(`known by ${count(actions.length, 'action')}`, listed(facts, options), options),
  );
}

function knownBy({ key, sessionKey, actions }: ConditionKeyFacts, options: ExplanationOptions): string[] {
  if (key.global)
    return paragraph('A global key: no action is without it, though not every request has it.', options);
  if (sessionKey)
    return paragraph('It comes with the session of the caller, whatever action is called.', options);
  return actions.length === 0 ? paragraph('The reference names no action that knows it.', options) : [];
}

function listed({ actions }: ConditionKeyFacts, options: ExplanationOptions): string[] {
  return actions.length === 0
    ? []
    : nameList(
        actions.map(({ id }) => id),
        options,
      );
}
