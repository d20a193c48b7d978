import { resolve } from 'node:path';
import { type Finding, type Severity, severityRank } from '@leastwise/core';
import { type Config, failOnOf, isAtLeast } from '@leastwise/project';
import { type ConstructIndex, isWithin } from './construct-index.ts';
import { descriptionOf, metadataOf } from './describe-finding.ts';
import type { StackTemplate } from './leastwise-validator.ts';
import { TemplatePlaces } from './place-in-template.ts';
import { acknowledgedAs, PLUGIN_NAME, ruleOfFinding, ruleOfTwin } from './rule-name.ts';
import type { AssemblyScan } from './scan-assembly.ts';

/** A resource that breaks a rule, in the shape that all releases of CDK take. */
interface ViolatingResource {
  /** Empty for what is outside of resources; `constructPath` is then the stack's. */
  readonly resourceLogicalId: string;
  readonly constructPath?: string;
  readonly templatePath: string;
  readonly locations: string[];
}

/** A broken rule. */
interface Violation {
  readonly ruleName: string;
  readonly description: string;
  readonly fix?: string;
  /** CDK knows `error`, `warning` and `info`, and fails synthesis for errors. */
  readonly severity: 'error' | 'warning' | 'info';
  readonly ruleMetadata?: Readonly<Record<string, string>>;
  readonly violatingResources: ViolatingResource[];
}

/** What a plugin answers. */
export interface PluginReport {
  readonly success: boolean;
  readonly violations: Violation[];
}

/** What a report is made with. */
export interface ReportSetting {
  readonly constructs: ConstructIndex;
  readonly stacks: readonly StackTemplate[];
  readonly config: Config;
  /** Findings below it are not told. */
  readonly severity?: Severity;
  /** The folder that file names are relative to. */
  readonly cwd: string;
}

/** The report of a scan: a violation for each finding, for what was not analysed, and for idle acknowledgements. */
export function reportOf(scan: AssemblyScan, setting: ReportSetting): PluginReport {
  const { constructs, config, severity } = setting;
  const failOn = failOnOf(config);
  const placed = placeFindings(scan, setting);
  const named = nameRules(placed);
  const told = named.filter(({ finding }) => isAtLeast(finding.severity, severity));
  const violations = [
    ...told.map(({ finding, rule, resource }): Violation => {
      const path = resource.constructPath ?? '';
      const isAcknowledged = constructs.isAcknowledged(acknowledgedAs(rule), path);
      // Who acknowledged the check as a whole for this construct meant this finding too.
      const isWhole = !isAcknowledged && constructs.isAcknowledged(acknowledgedAs(finding.check), path);
      return {
        ruleName: isWhole ? finding.check : rule,
        description: descriptionOf(finding),
        fix: finding.fix,
        severity: cdkSeverity(finding.severity, failOn),
        ruleMetadata: metadataOf(finding),
        violatingResources: [resource],
      };
    }),
    ...scan.notAnalysed.map(({ file, range, reason }): Violation => {
      const text = scan.templates.get(file);
      const resource = place(
        setting,
        file,
        text && range ? new TemplatePlaces(text).placeOf(range) : undefined,
      );
      return {
        ruleName: 'not-analysed',
        description: `not analysed: ${reason}`,
        severity: 'warning',
        violatingResources: [resource],
      };
    }),
    ...idleAcknowledgements(named, setting),
  ];
  return { success: violations.every((one) => one.severity !== 'error'), violations };
}

interface PlacedFinding {
  readonly finding: Finding;
  readonly resource: ViolatingResource;
}

interface NamedFinding extends PlacedFinding {
  readonly rule: string;
}

function placeFindings({ findings, templates }: AssemblyScan, setting: ReportSetting): PlacedFinding[] {
  const places = new Map<string, TemplatePlaces>();
  return findings.map((finding) => {
    const { file } = finding.location;
    const text = templates.get(file);
    // What is wrong with a suppression of the configuration lies in that file.
    if (!text) return { finding, resource: place(setting, file, undefined) };
    const found = places.get(file) ?? new TemplatePlaces(text);
    places.set(file, found);
    return { finding, resource: place(setting, file, found.placeOf(finding.range), finding) };
  });
}

function place(
  { constructs, stacks, cwd }: ReportSetting,
  file: string,
  found: ReturnType<TemplatePlaces['placeOf']> | undefined,
  finding?: Finding,
): ViolatingResource {
  const templatePath = resolve(cwd, file);
  const stack = stacks.find((one) => one.templatePath === templatePath) ?? stacks[0];
  const path =
    found?.logicalId === undefined
      ? stack?.stackConstructPath
      : (constructs.pathOf(templatePath, found.logicalId) ?? finding?.construct?.path);
  return {
    resourceLogicalId: found?.logicalId ?? '',
    ...(path !== undefined && { constructPath: path }),
    templatePath,
    locations: found?.location ? [found.location] : [],
  };
}

/** Names the rule that each finding breaks; findings of one construct that would share a name have one each. */
function nameRules(placed: readonly PlacedFinding[]): NamedFinding[] {
  const keyOf = ({ finding, resource }: PlacedFinding): string =>
    `${ruleOfFinding(finding)}\n${resource.templatePath}\n${resource.resourceLogicalId}`;
  const counts = new Map<string, number>();
  for (const one of placed) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  return placed.map((one) => ({
    ...one,
    rule: counts.get(keyOf(one)) === 1 ? ruleOfFinding(one.finding) : ruleOfTwin(one.finding),
  }));
}

/** Acknowledgements of ours, within the stacks asked about, that no finding needs any more. */
function idleAcknowledgements(named: readonly NamedFinding[], setting: ReportSetting): Violation[] {
  const { constructs, stacks } = setting;
  const ours = constructs.acknowledgements.filter(({ id, path }) => {
    const isOurs = id.startsWith(`${PLUGIN_NAME}::`) && !id.startsWith(acknowledgedAs('not-analysed'));
    return isOurs && stacks.some(({ stackConstructPath }) => isWithin(path, stackConstructPath));
  });
  return ours
    .filter(({ id, path }) => {
      return !named.some(({ finding, rule, resource }) => {
        const isMeant = id === acknowledgedAs(rule) || id === acknowledgedAs(finding.check);
        return isMeant && isWithin(resource.constructPath ?? '', path);
      });
    })
    .map(({ id, path }) => ({
      ruleName: 'unused-suppression',
      description: `the acknowledgement of \`${id}\` covers no finding any more`,
      fix: 'remove it',
      severity: 'warning',
      violatingResources: [{ resourceLogicalId: '', constructPath: path, templatePath: '', locations: [] }],
    }));
}

function cdkSeverity(severity: Severity, failOn: Severity | undefined): Violation['severity'] {
  if (failOn !== undefined && isAtLeast(severity, failOn)) return 'error';
  return severityRank(severity) >= severityRank('medium') ? 'warning' : 'info';
}
