import type { PolicyInContext, PolicyProblem, Source, SourceText } from '@leastwise/core';
import { count } from '@leastwise/report';
import { InputError } from '../errors.ts';
import { placed } from './placed.ts';
import type { ReadPolicies } from './read-inputs.ts';

/**
 * Refuses a file that does not parse, since what could be read of it is not what it says.
 * @throws InputError with the place of what is wrong
 */
export function requireParsed({ text, problems }: Source): void {
  refuse(
    problems.filter(({ code }) => code === 'syntax' || code === 'duplicate-key'),
    text,
    (place) => `cannot parse \`${place}\``,
  );
}

/**
 * Refuses documents of which a part was not read, since that may say the opposite of the rest.
 * @throws InputError with the file and the reason
 */
export function requireAnalysed({ sources, notAnalysed }: ReadPolicies): void {
  const [part] = [...notAnalysed, ...sources.flatMap((source) => source.notAnalysed)];
  if (!part) return;
  const text = sources.find((source) => source.text.file === part.file)?.text;
  const place = text && part.range ? placed(text, part.range) : part.file;
  throw new InputError(`cannot read all of \`${place}\`: ${part.reason}`);
}

/** What AWS takes, or what a document says without being what reaches AWS. */
const ACCEPTED: ReadonlySet<string> = new Set(['empty-element', 'unfilled-placeholder']);

/**
 * Refuses a document that AWS would not take as a policy: to reason about the rest of it would be to reason about
 * another policy.
 * @throws InputError with the place of what is wrong
 */
export function requireValid({ policy, source, name }: PolicyInContext): void {
  const wrong = policy.problems.filter(({ code }) => !ACCEPTED.has(code));
  const what = source.file.endsWith(name) ? '' : `${name} `;
  refuse(wrong, source, (place) => `${what || `\`${source.file}\` `}is not a valid policy, ${place}`);
}

function refuse(problems: readonly PolicyProblem[], text: SourceText, what: (place: string) => string): void {
  const [first] = problems;
  if (!first) return;
  const fix = first.fix === undefined ? '' : `; ${first.fix}`;
  const more = problems.length === 1 ? '' : ` (and ${count(problems.length - 1, 'more problem')})`;
  throw new InputError(`${what(placed(text, first.range))}: ${first.message}${fix}${more}`);
}
