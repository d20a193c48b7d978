import { CHECK_DECLARATIONS } from '@leastwise/checks';
import type { RunCommand } from '../arguments/command.ts';
import { styleFor, widthOf } from '../terminal/style-for.ts';

/** `leastwise explain` */
export const explain: RunCommand = async (given, io) => {
  const [topic = ''] = given.operands;
  const options = { style: styleFor(io.stdout, io, given.value('color')), width: widthOf(io.stdout) };
  if (given.has('document')) {
    const { managedPolicyDocument } = await import('../explain/explain-topic.ts');
    io.stdout.write(await managedPolicyDocument(topic));
    return 0;
  }
  const check = CHECK_DECLARATIONS.find(({ id }) => id === topic);
  // Pages of checks and the catalogue are large, and only one of them is needed.
  if (check) {
    const { explainCheck } = await import('../explain/explain-check.ts');
    io.stdout.write(explainCheck(check, options));
    return 0;
  }
  if (/^[A-Z]+(_[A-Z]+)+$/.test(topic)) {
    const { explainIssueCode } = await import('../explain/explain-issue-code.ts');
    const text = explainIssueCode(topic, options);
    if (text !== undefined) {
      io.stdout.write(text);
      return 0;
    }
  }
  if (/^(lw-.*|.*-\d+)$/.test(topic)) {
    const { explainEscalation } = await import('../explain/explain-escalation.ts');
    const text = explainEscalation(topic, options);
    if (text !== undefined) {
      io.stdout.write(text);
      return 0;
    }
  }
  const { explainTopic } = await import('../explain/explain-topic.ts');
  const ids = CHECK_DECLARATIONS.map(({ id }) => id);
  io.stdout.write(await explainTopic(topic, ids, options));
  return 0;
};
