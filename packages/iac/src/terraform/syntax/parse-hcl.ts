import { LIMITS, type PolicyProblem } from '@leastwise/core';
import type { Body, Expression, TemplateExpression } from './ast.ts';
import { parseBody } from './bodies.ts';
import { parseExpression } from './expressions.ts';
import { Scanner, SyntaxFault } from './scanner.ts';
import { parseTemplateFile } from './templates.ts';

/** What reading a text of HCL gives: what could be read, and the first thing that was wrong with it. */
export interface ParsedHcl {
  readonly body: Body;
  readonly problems: readonly PolicyProblem[];
}

/**
 * Reads a file in the native syntax of HCL. Never throws. Only the first fault is told, since those that follow
 * mostly come of it.
 * @param base the offset at which the file begins in the source text of the module
 * @see https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 */
export function parseHcl(text: string, base = 0): ParsedHcl {
  const scanner = new Scanner(text.charCodeAt(0) === 0xfeff ? ` ${text.slice(1)}` : text, base);
  const problems: PolicyProblem[] = [];
  const fault = (message: string, start: number, end: number): ParsedHcl => {
    const range = { start: base + start, end: base + end };
    return {
      body: { attributes: [], blocks: [], range: scanner.rangeFrom(0, text.length) },
      problems: [{ code: 'syntax', range, message }],
    };
  };
  if (text.length > LIMITS.characters) {
    return fault(`the file has ${text.length} characters; at most ${LIMITS.characters} are read`, 0, 0);
  }
  const nul = text.indexOf('\0');
  if (nul !== -1) return fault('a NUL character: this is not a text file', nul, nul + 1);
  const body = parseBody(
    scanner,
    (error) => {
      if (problems.length === 0) problems.push(problemOf(error));
    },
    true,
  );
  return { body, problems };
}

/** An expression alone, or what is wrong with it. */
export function parseHclExpression(
  text: string,
  base: number | ((offset: number) => number) = 0,
): Expression | SyntaxFault {
  return attempt(() => {
    const scanner = new Scanner(text, base);
    const expression = scanner.withLines(false, () => parseExpression(scanner));
    scanner.skipLines();
    if (!scanner.isAtEnd) scanner.fail('this does not belong to the expression before it');
    return expression;
  });
}

/** A whole text as a template, as `templatefile` reads it, or what is wrong with it. */
export function parseHclTemplate(
  text: string,
  base: number | ((offset: number) => number) = 0,
): TemplateExpression | SyntaxFault {
  return attempt(() => parseTemplateFile(new Scanner(text, base)));
}

function attempt<T>(act: () => T): T | SyntaxFault {
  try {
    return act();
  } catch (error) {
    if (error instanceof SyntaxFault) return error;
    throw error;
  }
}

function problemOf(fault: SyntaxFault): PolicyProblem {
  return { code: 'syntax', range: fault.range, message: fault.message };
}
