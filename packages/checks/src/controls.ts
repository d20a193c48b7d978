import type { Control } from '@leastwise/core';

/** The editions of the CIS AWS Foundations Benchmark that controls are named for. */
export type CisEdition = '1.4' | '3.0' | '5.0' | '7.0';

/** Controls of Security Hub's AWS Foundational Security Best Practices: `fsbp('IAM.1')`. */
export function fsbp(...ids: readonly string[]): readonly Control[] {
  return of('FSBP', ids);
}

/**
 * One recommendation of the CIS AWS Foundations Benchmark by the number it has in each edition:
 * `cis({ '1.4': '1.16', '5.0': '1.15' })`.
 */
export function cis(numbers: Partial<Record<CisEdition, string>>): readonly Control[] {
  return Object.entries(numbers).map(([edition, id]) => ({ framework: `CIS ${edition}`, id }));
}

/** Best practices of the Security Pillar of the Well-Architected Framework: `wellArchitected('SEC03-BP02')`. */
export function wellArchitected(...ids: readonly string[]): readonly Control[] {
  return of('Well-Architected', ids);
}

/** Controls of NIST SP 800-53 revision 5: `nist('AC-6')`. */
export function nist(...ids: readonly string[]): readonly Control[] {
  return of('NIST 800-53 r5', ids);
}

function of(framework: string, ids: readonly string[]): Control[] {
  return ids.map((id) => ({ framework, id }));
}

/** What rights that are wider than needed bear on, whatever the form. */
export const LEAST_PRIVILEGE: readonly Control[] = [
  ...wellArchitected('SEC03-BP02'),
  ...nist('AC-2(1)', 'AC-3', 'AC-6'),
];

/** What access from outside the account bears on. */
export const PUBLIC_ACCESS: readonly Control[] = [
  ...wellArchitected('SEC03-BP07'),
  ...nist('AC-3', 'AC-4', 'AC-21', 'SC-7'),
];

/** Checking policies before they are deployed. */
export const VALIDATED_POLICIES: readonly Control[] = wellArchitected('SEC01-BP06');
