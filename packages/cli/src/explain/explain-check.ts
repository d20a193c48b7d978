import { type CheckDeclaration, DOCUMENTATION } from '@leastwise/checks';
import {
  controlsLine,
  type ExplanationOptions,
  FIX_FLAGS,
  renderMarkdownPage,
  wrap,
} from '@leastwise/report';

/** The documentation page of a check, and what it declares of itself. */
export function explainCheck(check: CheckDeclaration, options: ExplanationOptions): string {
  const page = renderMarkdownPage(DOCUMENTATION[check.id] ?? check.title, options);
  return `${page}\n${declarationLines(check, options).join('\n')}\n`;
}

function declarationLines(check: CheckDeclaration, { style, width }: ExplanationOptions): string[] {
  const { id, category, severity, basis, kinds, aliases, controls, optIn, fixEffects } = check;
  const rows: [string, string][] = [
    ['check', id],
    ['category', category],
    ['severity', severity],
    ['known', basis],
    ['looks at', kinds ? kinds.join(', ') : 'every kind of policy'],
    ['Access Analyzer', aliases?.join(', ') ?? ''],
    ['controls', controlsLine(controls ?? [])],
    ['fixes', fixesText(fixEffects)],
    ['runs', optIn ? 'only when the configuration turns it on' : 'unless turned off'],
  ];
  return rows
    .filter(([, value]) => value !== '')
    .flatMap(([name, value]) => {
      const [first = '', ...rest] = wrap(value, width - 2, name.length);
      return [`${style.faint(`${name}:`)} ${first}`, ...rest.map((line) => `  ${line}`)];
    });
}

/** What its fixes do once they are proved, and what applies them. */
function fixesText(effects: CheckDeclaration['fixEffects'] = []): string {
  if (effects.length === 0) return 'none; people have to decide';
  return effects
    .map((effect) => `${effect.replaceAll('-', ' ')}, applied with \`${FIX_FLAGS[effect]}\``)
    .join('; ');
}
