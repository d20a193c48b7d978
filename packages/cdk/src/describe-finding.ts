import type { Finding } from '@leastwise/core';
import { controlsLine, subjectOf, witnessLine } from '@leastwise/report';

/** What a finding says, in the lines that CDK prints under its severity. */
export function descriptionOf(finding: Finding): string {
  const { message, basis, why, witness, policy, construct, generatedBy } = finding;
  const head = basis === 'proved' ? message : `${message} (${basis})`;
  const subject = subjectOf(finding);
  const lines = [
    subject === '' ? head : `${head}, in ${subject}`,
    ...(witness ? [`Request: ${witnessLine(witness, policy)}`] : []),
    ...(generatedBy === undefined ? [] : [`Origin: ${generatedBy}`]),
    `Why: ${why}`,
    ...(construct?.createdAt === undefined ? [] : [`Created at ${construct.createdAt}`]),
  ];
  return lines.join('\n   ');
}

/** The rest of a finding, for programs that read CDK's report. */
export function metadataOf(finding: Finding): Record<string, string> {
  const { check, severity, basis, aliases, controls, location, fingerprint } = finding;
  const { file, startLine, startColumn } = location;
  return {
    check,
    severity,
    basis,
    position: `${file}:${startLine}:${startColumn}`,
    fingerprint,
    ...(aliases.length > 0 && { aliases: aliases.join(', ') }),
    ...(controls.length > 0 && { controls: controlsLine(controls) }),
  };
}
