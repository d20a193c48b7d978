import type { Finding, Fix, Location, SourceText } from '@leastwise/core';
import { fixText } from '../fix-text.ts';
import { witnessLine } from '../pretty/witness.ts';
import type { Report, SuppressedFinding } from '../report.ts';
import { sentence } from './rule.ts';
import { LEVELS } from './severity.ts';

/** The base that URIs of a report are relative to: the root of the repository. */
export const SOURCE_ROOT = '%SRCROOT%';

/** How many locations GitHub takes of one result. */
const LOCATIONS = 1000;

/** A finding as a SARIF result. */
export function resultOf(
  finding: Finding,
  ruleIndex: number,
  { uriOf, textOf }: { uriOf: (file: string) => string; textOf: Report['textOf'] },
) {
  const source = textOf(finding.location.file);
  const { fixes } = finding;
  const { check, severity, location, related = [], policy, construct, witness, fingerprint } = finding;
  return {
    ruleId: check,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: messageOf(finding) },
    locations: [
      {
        physicalLocation: physical(location, uriOf),
        ...(policy && {
          logicalLocations: [{ fullyQualifiedName: construct?.path ?? policy.owner, kind: 'resource' }],
        }),
      },
    ],
    ...(related.length > 0 && {
      relatedLocations: related.slice(0, LOCATIONS).map(({ location: place, message }, id) => ({
        id,
        physicalLocation: physical(place, uriOf),
        message: { text: message },
      })),
    }),
    ...(source && fixes.length > 0 && { fixes: fixes.map((fix) => fixOf(fix, source, uriOf)) }),
    // GitHub reads the first one; both stay when lines move.
    partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1`, 'leastwise/v1': fingerprint },
    properties: propertiesOf(finding, witness && witnessLine(witness, policy)),
  };
}

/** A proved fix, as editors take it. */
function fixOf({ edits, ...fix }: Fix, source: SourceText, uriOf: (file: string) => string) {
  return {
    description: { text: fixText(fix) },
    artifactChanges: [
      {
        artifactLocation: { uri: uriOf(source.file), uriBaseId: SOURCE_ROOT },
        replacements: edits.map(({ range, text }) => ({
          deletedRegion: regionOf(source.location(range)),
          ...(text !== '' && { insertedContent: { text } }),
        })),
      },
    ],
  };
}

function propertiesOf(
  { severity, basis, aliases, policy, controls, generatedBy }: Finding,
  request?: string,
) {
  return {
    severity,
    basis,
    ...(aliases.length > 0 && { aliases }),
    ...(policy && { policy }),
    ...(generatedBy !== undefined && { generatedBy }),
    ...(controls.length > 0 && { controls: controls.map(({ framework, id }) => `${framework} ${id}`) }),
    ...(request !== undefined && { request }),
  };
}

/** What SARIF says of a suppression. */
export function suppressionOf({ by, reason }: SuppressedFinding) {
  return {
    kind: by === 'inline' ? 'inSource' : 'external',
    ...(reason !== undefined && { justification: reason }),
  };
}

function messageOf({ message, label, why, fix }: Finding): string {
  const hint = label === undefined ? '' : ` (${label})`;
  return `${sentence(message).replace(/\.$/, `${hint}.`)} ${sentence(why)} ${sentence(fix)}`;
}

function physical(location: Location, uriOf: (file: string) => string) {
  return {
    artifactLocation: { uri: uriOf(location.file), uriBaseId: SOURCE_ROOT },
    region: regionOf(location),
  };
}

function regionOf({ startLine, startColumn, endLine, endColumn }: Location) {
  return { startLine, startColumn, endLine, endColumn };
}
