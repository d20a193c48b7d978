import { renderDiff, renderDiffJson } from '@leastwise/report';
import type { RunCommand } from '../arguments/command.ts';
import type { Arguments } from '../arguments/parse-arguments.ts';
import { readSidesOfPlan } from '../diff/plan.ts';
import { diffOptions, runDiff } from '../diff/run-diff.ts';
import { readSides, type SideFiles } from '../diff/sides.ts';
import { readSidesSince } from '../diff/since.ts';
import { UsageError } from '../errors.ts';
import type { Io } from '../io.ts';
import { styleFor, widthOf } from '../terminal/style-for.ts';

/** `leastwise diff` */
export const diff: RunCommand = async (given, io) => {
  const options = diffOptions(given.value('type'));
  const [before, after] = await sidesOf(given, options, io);
  const report = await runDiff(before, after, options.opaque, io.now);
  const text =
    given.value('format') === 'json'
      ? renderDiffJson(report)
      : renderDiff(report, {
          style: styleFor(io.stdout, io, given.value('color')),
          width: widthOf(io.stdout),
        });
  io.stdout.write(text);
  return report.verdict === 'equivalent' || report.verdict === 'narrower' ? 0 : 1;
};

async function sidesOf(
  given: Arguments,
  options: ReturnType<typeof diffOptions>,
  io: Io,
): Promise<readonly [SideFiles, SideFiles]> {
  const since = given.value('since');
  const plan = given.value('plan');
  if (plan !== undefined) {
    if (since !== undefined || given.operands.length > 0) {
      throw new UsageError('`--plan` holds both sides; leave out OLD, NEW and `--since`');
    }
    return readSidesOfPlan(plan, options.opaque, io);
  }
  if (since !== undefined) {
    const paths = given.operands.length > 0 ? given.operands : ['.'];
    return readSidesSince(since, paths, options, io);
  }
  const [before, after, more] = given.operands;
  if (before === undefined || after === undefined || more !== undefined) {
    throw new UsageError(
      '`leastwise diff` needs OLD and NEW, `--since REF` and a path, or `--plan FILE`; see `leastwise diff --help`',
    );
  }
  return readSides([before, after], options, io);
}
