import { CHECKS, type Check, DOCUMENTATION } from '@leastwise/checks';
import { closest, explain as explainName, loadCatalog, loadManagedPolicies } from '@leastwise/core';
import { controlsLine, renderExplanation, renderMarkdownPage, type Style } from '@leastwise/report';
import type { RunCommand } from '../arguments/command.ts';
import { InputError } from '../errors.ts';
import { styleFor, widthOf } from '../terminal/style-for.ts';

/** `leastwise explain` */
export const explain: RunCommand = async (given, io) => {
  const [topic = ''] = given.operands;
  const options = { style: styleFor(io.stdout, io, given.value('color')), width: widthOf(io.stdout) };
  const check = CHECKS.find(({ id }) => id === topic);
  if (check) {
    io.stdout.write(`${renderMarkdownPage(DOCUMENTATION[check.id] ?? check.title, options)}\n`);
    io.stdout.write(factsOf(check, options.style));
    return 0;
  }
  const facts = await explainName(topic, loadCatalog(), loadManagedPolicies);
  if (facts.kind === 'nothing') throw unknownTopic(topic, facts.suggestions);
  io.stdout.write(renderExplanation(facts, options));
  return 0;
};

/** What a check declares of itself, in a few lines. */
function factsOf(
  { id, category, severity, basis, kinds, aliases, controls, optIn }: Check,
  style: Style,
): string {
  const rows: [string, string][] = [
    ['id', id],
    ['category', category],
    ['severity', style.severity(severity, severity)],
    ['known', basis],
    ['looks at', kinds ? kinds.join(', ') : 'every kind of policy'],
    ['Access Analyzer', aliases?.join(', ') ?? ''],
    ['controls', controlsLine(controls ?? [])],
    ['runs', optIn ? 'only when the configuration turns it on' : 'unless turned off'],
  ];
  return rows
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${style.faint(`${name}:`)} ${value}\n`)
    .join('');
}

function unknownTopic(topic: string, suggestions: readonly string[]): InputError {
  const check = closest(
    topic,
    CHECKS.map(({ id }) => id),
  );
  // What looks like a check is one more often than it is a service.
  const meant = [...(check === undefined ? [] : [check]), ...suggestions].map((one) => `\`${one}\``);
  const hint =
    meant.length > 0
      ? `did you mean ${meant.join(' or ')}?`
      : 'name a check, an action, a condition key, a service, an AWS managed policy or an ARN of one';
  return new InputError(`nothing is known of \`${topic}\`; ${hint}`);
}
