import { spawnSync } from 'node:child_process';
import { GuardError } from '../errors.ts';
import type { GuardReport } from './guard-report.ts';
import type { RuleFile } from './rule-files.ts';

const ARGUMENTS = [
  'validate',
  '--payload',
  '--structured',
  '--output-format',
  'json',
  '--show-summary',
  'none',
];

/** A gigabyte: what it prints grows with rules times templates. */
const MOST_OUTPUT = 2 ** 30;

/**
 * Runs rules over templates.
 * @param program `cfn-guard`
 * @param templates as JSON
 * @returns one report for each template, in their order
 * @throws GuardError for rules that do not parse, each at its line, or that cannot be evaluated
 */
export function runGuard(
  program: string,
  rules: readonly RuleFile[],
  templates: readonly unknown[],
): readonly GuardReport[] {
  const input = JSON.stringify({
    rules: rules.map(({ text }) => text),
    data: templates.map((template) => JSON.stringify(template)),
  });
  const { error, stdout, stderr } = spawnSync(program, ARGUMENTS, {
    input,
    encoding: 'utf8',
    maxBuffer: MOST_OUTPUT,
  });
  if (error) throw new GuardError(`cannot run \`${program}\`: ${error.message}`, { cause: error });
  const wrong = [...stderr.matchAll(SYNTAX)].map(([, at = '', line, column, rest = '']) => {
    const near = rest.trim().split('\n')[0]?.trim() ?? '';
    return `${rules[Number(at) - 1]?.path}:${line}:${column}: the Guard rules cannot be read${near && `, near \`${near}\``}`;
  });
  if (wrong.length > 0) throw new GuardError(wrong.join('\n  '));
  const reports = reportsIn(stdout);
  if (reports?.length === templates.length) return reports;
  throw new GuardError(`the Guard rules ${nameOf(rules)} cannot be evaluated: ${reasonIn(stderr)}`);
}

/** What it says of rules that do not parse: the fragment goes on to the end of the file. */
const SYNTAX =
  /Error parsing file RULES_STDIN\[(\d+)\] at line (\d+) at column (\d+), when handling [^\n]*?fragment ?([^`]*)/g;

function reportsIn(stdout: string): readonly GuardReport[] | undefined {
  try {
    const reports: unknown = JSON.parse(stdout);
    return Array.isArray(reports) ? reports : undefined;
  } catch {
    return undefined;
  }
}

function reasonIn(stderr: string): string {
  const text = stderr.replace(/\s+/g, ' ').trim();
  return /Error = `(.*)`$/.exec(text)?.[1] ?? (text || 'cfn-guard says nothing');
}

function nameOf(rules: readonly RuleFile[]): string {
  return rules.map(({ path }) => `\`${path}\``).join(', ');
}
