import { ActionSet } from './action-set.ts';
import { build } from './text/automaton.ts';
import { ANY, ANY_IN_PART, ANY_LETTER, ANY_LETTER_IN_PART, literalPattern } from './text/pattern.ts';
import { TextSet } from './text/text-set.ts';
import { WHOLLY_UNKNOWN } from './text/wholly-unknown.ts';

const text = (value: string) => literalPattern({ text: value });

/** What a request can name as its resource: an ARN of six parts, `*`, or text of which nothing is known. */
export const RESOURCES: TextSet = TextSet.ofPatterns([
  text('*'),
  [
    ...text('arn:'),
    ...[ANY_LETTER_IN_PART, ANY_IN_PART, ...text(':')],
    ...[ANY_LETTER_IN_PART, ANY_IN_PART, ...text(':')],
    ...[ANY_IN_PART, ...text(':')],
    ...[ANY_IN_PART, ...text(':')],
    ...[ANY_LETTER, ANY],
  ],
]).union(WHOLLY_UNKNOWN);

/** A few actions of today have a hyphen. */
const NAME_CHARACTERS = [...'abcdefghijklmnopqrstuvwxyz0123456789-'].map((letter) => letter.charCodeAt(0));

/** Names that an action can have, in lower case. */
const ACTION_NAMES: TextSet = TextSet.ofAutomaton(
  build<'start' | 'name' | 'other'>({
    start: 'start',
    key: (state) => state,
    accepting: (state) => state === 'name',
    codes: (state) => (state === 'other' ? [] : NAME_CHARACTERS),
    step: (state, code) => (state !== 'other' && NAME_CHARACTERS.includes(code) ? 'name' : 'other'),
    other: () => 'other',
    opaque: () => 'other',
  }),
);

/** Every action that there is or that AWS may add. */
export const ACTIONS: ActionSet = ActionSet.ofNames(ACTION_NAMES);
