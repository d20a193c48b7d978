import type { Finding } from '@leastwise/core';
import type { Renderer } from './render-options.ts';
import type { Report, SuppressedFinding } from './report.ts';
import type { finding as findingSchema } from './schemas/parts/finding.ts';
import type { scanSchema } from './schemas/scan.ts';
import type { Written } from './schemas/written.ts';

type ScanJson = Written<typeof scanSchema>;

/**
 * For programs: versioned, with the JSON Schema `schema/report-v1.schema.json`. Fields are added, never changed or
 * taken away, within one version.
 */
export const renderJson: Renderer<Report> = (report) => {
  const { version, findings, suppressed, foreignSuppressions, summary, fixing, catalogDate } = report;
  const json: ScanJson = {
    version,
    findings: findings.map(findingJson),
    suppressed: suppressed.map(suppressedJson),
    foreignSuppressions,
    summary,
    ...(fixing && { fixing }),
    catalogueDate: catalogDate,
  };
  return `${JSON.stringify(json, null, 2)}\n`;
};

function findingJson(finding: Finding): Written<typeof findingSchema> {
  // Offsets into the file are of no use to who does not read it as UTF-16; lines and columns stay.
  const { range: _, proposals, fixes, ...rest } = finding;
  return {
    ...rest,
    proposals: proposals.map(({ title, effect }) => ({ title, effect })),
    fixes: fixes.map(({ edits: __, ...fix }) => fix),
  };
}

function suppressedJson({ finding, ...by }: SuppressedFinding): ScanJson['suppressed'][number] {
  return { ...by, finding: findingJson(finding) };
}
