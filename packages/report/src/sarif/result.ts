import type { Finding, Location } from '@leastwise/core';
import { witnessLine } from '../pretty/witness.ts';
import type { SuppressedFinding } from '../report.ts';
import { sentence } from './rule.ts';
import { LEVELS } from './severity.ts';

/** The base that URIs of a report are relative to: the root of the repository. */
export const SOURCE_ROOT = '%SRCROOT%';

/** How many locations GitHub takes of one result. */
const LOCATIONS = 1000;

/** A finding as a SARIF result. */
export function resultOf(finding: Finding, ruleIndex: number, uriOf: (file: string) => string) {
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
    // GitHub reads the first one; both stay when lines move.
    partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1`, 'leastwise/v1': fingerprint },
    properties: propertiesOf(finding, witness && witnessLine(witness, policy)),
  };
}

function propertiesOf({ severity, basis, aliases, policy, controls }: Finding, request?: string) {
  return {
    severity,
    basis,
    ...(aliases.length > 0 && { aliases }),
    ...(policy && { policy }),
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
  const { file, startLine, startColumn, endLine, endColumn } = location;
  return {
    artifactLocation: { uri: uriOf(file), uriBaseId: SOURCE_ROOT },
    region: { startLine, startColumn, endLine, endColumn },
  };
}
