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

function listOf(checks: readonly CheckDeclaration[], style: Style, width: number): string {
  const categories = [...new Set(checks.map(({ category }) => category))].sort();
  const column = Math.min(Math.max(...checks.map(({ id }) => displayWidth(id))), 40) + 2;
  const blocks = categories.map((category) => {
    const rows = checks
      .filter((check) => check.category === category)
      .flatMap(({ id, severity, title, optIn }) => {
        const text = `${title}${optIn ? ' (off unless turned on)' : ''}`;
        const indent = 2 + column + 12;
        const [first = '', ...rest] = wrap(text, width - indent);
        const name = id.padEnd(column);
        return [
          `  ${name}${style.severity(severity, severity.padEnd(12))}${first}`,
          ...rest.map((line) => ' '.repeat(indent) + line),
        ];
      });
    return [style.strong(category), ...rows].join('\n');
  });
  return `${blocks.join('\n\n')}\n\n${count(checks.length, 'check')}. \`leastwise explain CHECK\` tells more.\n`;
}
