import { CHECK_DECLARATIONS, type CheckDeclaration, parityTable } from '@leastwise/checks';
import { count, displayWidth, type Style, wrap } from '@leastwise/report';
import type { RunCommand } from '../arguments/command.ts';
import { renderChecksJson } from '../checks/render-checks-json.ts';
import { renderParity, renderParityJson } from '../checks/render-parity.ts';
import { styleFor, widthOf } from '../terminal/style-for.ts';

/** `leastwise checks` */
export const checks: RunCommand = async (given, io) => {
  const json = given.value('format') === 'json';
  const style = styleFor(io.stdout, io, given.value('color'));
  if (given.has('parity')) {
    const rows = parityTable(CHECK_DECLARATIONS);
    io.stdout.write(json ? renderParityJson(rows) : renderParity(rows, style, widthOf(io.stdout)));
    return 0;
  }
  const category = given.value('category');
  const wanted = CHECK_DECLARATIONS.filter((check) => category === undefined || check.category === category);
  const text = json ? renderChecksJson(wanted) : listOf(wanted, style, widthOf(io.stdout));
  io.stdout.write(text);
  return 0;
};

/** The columns of a severity, and the fewest that a title is readable in beside it: with fewer, it stands below. */
const SEVERITY = 12;
const LEAST_TITLE = 50;

function listOf(checks: readonly CheckDeclaration[], style: Style, width: number): string {
  const categories = [...new Set(checks.map(({ category }) => category))].sort();
  const column = Math.min(Math.max(...checks.map(({ id }) => displayWidth(id))), 40) + 2;
  const blocks = categories.map((category) => {
    const rows = checks
      .filter((check) => check.category === category)
      .flatMap(({ id, severity, title, optIn }) => {
        const text = `${title}${optIn ? ' (off unless turned on)' : ''}`;
        const indent = 2 + column + SEVERITY;
        const name = `  ${id.padEnd(column)}`;
        if (width - indent < LEAST_TITLE) {
          const below = wrap(text, width - 6).map((line) => `      ${line}`);
          return [`${name}${style.severity(severity, severity)}`, ...below];
        }
        const [first = '', ...rest] = wrap(text, width - indent);
        return [
          `${name}${style.severity(severity, severity.padEnd(SEVERITY))}${first}`,
          ...rest.map((line) => ' '.repeat(indent) + line),
        ];
      });
    return [style.strong(category), ...rows].join('\n');
  });
  return `${blocks.join('\n\n')}\n\n${count(checks.length, 'check')}. \`leastwise explain CHECK\` tells more.\n`;
}
