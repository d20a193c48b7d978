import type { IPolicyValidationPluginBeta1 } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ConstructIndex } from './construct-index.ts';
import { configOf, type LeastwiseOptions, requireValid } from './options.ts';
import { type PluginReport, reportOf } from './report-of.ts';
import { PLUGIN_NAME } from './rule-name.ts';
import { scanAssembly } from './scan-assembly.ts';
import { version } from './version.ts';

/** What CDK tells a plugin. Early releases tell of templates only. */
export interface ValidationContext {
  /** Absolute. */
  readonly templatePaths: readonly string[];
  readonly stackTemplates?: readonly StackTemplate[];
  readonly appConstruct?: IConstruct;
}

/** A stack that is validated. */
export interface StackTemplate {
  readonly stackConstructPath: string;
  /** Absolute. */
  readonly templatePath: string;
  readonly accountId?: string | undefined;
}

/**
 * Checks the IAM policies of an app when it is synthesized, each finding at the construct it comes from.
 *
 * `Validations.of(app).addPlugins(new LeastwiseValidator())`, or in releases of CDK without `Validations`
 * `new App({ policyValidationBeta1: [new LeastwiseValidator()] })`. A finding is accepted with
 * `Validations.of(construct).acknowledge({ id: 'leastwise::pass-role-any', reason: '...' })`.
 * @see https://docs.aws.amazon.com/cdk/v2/guide/policy-validation-synthesis.html
 */
export class LeastwiseValidator implements IPolicyValidationPluginBeta1 {
  readonly name = PLUGIN_NAME;
  readonly version = version();
  readonly #options: LeastwiseOptions;

  /** @throws ConfigError for options that mean nothing */
  constructor(options: LeastwiseOptions = {}) {
    requireValid(options);
    this.#options = options;
  }

  /**
   * Called by CDK once the templates are written.
   * @throws ConfigError for a configuration file that cannot be read, which CDK reports
   */
  validate(context: ValidationContext): PluginReport {
    const cwd = process.cwd();
    const accounts = (context.stackTemplates ?? []).flatMap(({ accountId }) => accountId ?? []);
    const config = configOf(this.#options, cwd, accounts);
    const scan = scanAssembly(context, config, cwd);
    return reportOf(scan, {
      constructs: new ConstructIndex(context.appConstruct),
      stacks: context.stackTemplates ?? [],
      config,
      ...(this.#options.severity && { severity: this.#options.severity }),
      cwd,
    });
  }
}
