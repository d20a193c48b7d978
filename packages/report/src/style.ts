import type { Severity } from '@leastwise/core';

/** How text of each role looks. */
export interface Style {
  severity(severity: Severity, text: string): string;
  /** What carries the message: headlines. */
  strong(text: string): string;
  /** What can be skipped: line numbers, notes. */
  faint(text: string): string;
  /** Names and values that stand in backticks. */
  code(text: string): string;
  /** Good news. */
  good(text: string): string;
  /** A text that leads to an address. */
  link(url: string, text: string): string;
}

const asIs = (text: string): string => text;

/** No colours and no links. */
export const plainStyle: Style = {
  severity: (_, text) => text,
  strong: asIs,
  faint: asIs,
  code: asIs,
  good: asIs,
  link: (_, text) => text,
};

// The sixteen colours that every terminal has, so that its own theme decides how they look.
const SEVERITY_CODES: Record<Severity, [number, number]> = {
  critical: [1, 35],
  high: [1, 31],
  error: [1, 31],
  medium: [1, 33],
  warning: [1, 33],
  low: [1, 36],
  suggestion: [1, 34],
};

/**
 * Colours for a terminal.
 * @param hyperlinks whether the terminal may be sent links (OSC 8)
 */
export function ansiStyle({ hyperlinks }: { hyperlinks: boolean }): Style {
  return {
    severity: (severity, text) => paint(text, ...SEVERITY_CODES[severity]),
    strong: (text) => paint(text, 1),
    faint: (text) => paint(text, 2),
    code: (text) => paint(text, 36),
    good: (text) => paint(text, 32),
    link: (url, text) => (hyperlinks ? `\u001b]8;;${url}\u001b\\${text}\u001b]8;;\u001b\\` : text),
  };
}

function paint(text: string, ...codes: number[]): string {
  return text === '' ? '' : `\u001b[${codes.join(';')}m${text}\u001b[0m`;
}
