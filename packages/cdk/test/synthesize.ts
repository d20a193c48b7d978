import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, type IPolicyValidationPlugin, Validations } from 'aws-cdk-lib';
import { onTestFinished, vi } from 'vitest';
import { LeastwiseValidator } from '../src/index.ts';

/** What CDK's own report says of one construct that breaks a rule. */
export interface Told {
  readonly rule: string;
  readonly severity: string;
  readonly description: string;
  readonly fix?: string;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly path: string;
  readonly logicalId?: string;
  readonly template?: string;
  readonly at?: readonly string[];
  readonly reason?: string;
}

/** The report of one plugin. */
export interface PluginTold {
  readonly conclusion: string;
  readonly error?: string;
  readonly violations: readonly Told[];
  readonly suppressed: readonly Told[];
}

/** A folder that is gone when the test is over. */
export function emptyFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'leastwise-cdk-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Synthesizes an app with some plugins and reads the report that CDK wrote. */
export function synthesize(
  build: (app: App) => void,
  plugins: readonly IPolicyValidationPlugin[] = [new LeastwiseValidator({ config: false })],
): Map<string, PluginTold> {
  const outdir = emptyFolder();
  // CDK's own plugin, which takes seconds, is left to the test that is about several plugins.
  vi.stubEnv('CDK_VALIDATION', 'false');
  const app = new App({ outdir, context: { [QUIET]: false } });
  Validations.of(app).addPlugins(...plugins);
  build(app);
  app.synth();
  return readReport(outdir);
}

/** Tells synthesis not to fail, nor to print, for what plugins find. */
export const QUIET = '@aws-cdk/core:failSynthOnValidationErrors';

/** CDK's report of an assembly. */
export function readReport(folder: string): Map<string, PluginTold> {
  const { pluginReports } = JSON.parse(readFileSync(join(folder, 'validation-report.json'), 'utf8'));
  return new Map(pluginReports.map((report: PluginJson) => [report.pluginName, toldOf(report)]));
}

interface PluginJson {
  readonly pluginName: string;
  readonly conclusion: string;
  readonly metadata?: { readonly error?: string };
  readonly violations: readonly ViolationJson[];
  readonly suppressedViolations?: readonly ViolationJson[];
}

interface ViolationJson {
  readonly ruleName: string;
  readonly severity: string;
  readonly description: string;
  readonly suggestedFix?: string;
  readonly reason?: string;
  readonly ruleMetadata?: Readonly<Record<string, string>>;
  readonly violatingConstructs: readonly {
    readonly constructPath: string;
    readonly cloudFormationResource?: {
      readonly templatePath: string;
      readonly logicalId: string;
      readonly propertyPaths?: readonly string[];
    };
  }[];
}

function toldOf({ conclusion, metadata, violations, suppressedViolations = [] }: PluginJson): PluginTold {
  return {
    conclusion,
    ...(metadata?.error !== undefined && { error: metadata.error }),
    violations: violations.flatMap(each),
    suppressed: suppressedViolations.flatMap(each),
  };
}

function each(violation: ViolationJson): Told[] {
  const { ruleName: rule, severity, description, suggestedFix, ruleMetadata, reason } = violation;
  return violation.violatingConstructs.map(({ constructPath, cloudFormationResource: resource }) => ({
    rule,
    severity,
    description,
    ...(suggestedFix !== undefined && { fix: suggestedFix }),
    ...(ruleMetadata && { metadata: ruleMetadata }),
    ...(reason !== undefined && { reason }),
    path: constructPath,
    ...(resource && {
      logicalId: resource.logicalId,
      template: resource.templatePath,
      ...(resource.propertyPaths && { at: resource.propertyPaths }),
    }),
  }));
}
