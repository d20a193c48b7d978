import type { PolicyKind } from '@leastwise/core';

/** A fenced block of a documentation page. */
interface Example {
  readonly language: string;
  readonly kind: PolicyKind;
  readonly text: string;
}

/** The parts of a check's documentation page. */
export interface DocumentationPage {
  readonly title: string | undefined;
  readonly sections: readonly string[];
  readonly bad: Example | undefined;
  readonly good: Example | undefined;
}

/** Takes a documentation page apart. */
export function parseDocumentation(text: string): DocumentationPage {
  const sections = [...text.matchAll(/^## (.+)$/gm)].map((match) => match[1]!.trim());
  return {
    title: /^# (.+)$/m.exec(text)?.[1],
    sections,
    bad: exampleUnder(text, 'Bad'),
    good: exampleUnder(text, 'Good'),
  };
}

function exampleUnder(text: string, heading: string): Example | undefined {
  const section = text.split(/^## /m).find((part) => part.startsWith(heading));
  const fence = section && /^```(\w+)([^\n]*)\n([\s\S]*?)^```/m.exec(section);
  if (!fence) return undefined;
  const kind = /type=(\w+)/.exec(fence[2]!)?.[1] ?? 'identity';
  return { language: fence[1]!, kind: kind as PolicyKind, text: fence[3]! };
}
