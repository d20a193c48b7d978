import type {
  Node,
  NotAnalysed,
  OpaqueTable,
  PolicyProblem,
  SourceFormat,
  SourceText,
} from '@leastwise/core';
import type { Template } from './template.ts';

/**
 * A CloudFormation template to read, intrinsic functions not yet resolved: as a person wrote it, as expanding
 * SAM left it, or as CDK synthesised it.
 */
export interface TemplateInput {
  readonly text: SourceText;
  /** The template. Every node lies in `text`. */
  readonly root: Node;
  /** The template as people wrote it, where `root` is what expanding made of it. */
  readonly written?: Node;
  readonly format: Extract<SourceFormat, 'cloudformation' | 'sam' | 'cdk' | 'terraform'>;
  /** Names for unknown values, where they are to mean the same as in other files; a table of its own when absent. */
  readonly opaque?: OpaqueTable;
  /** See `Template`. */
  readonly pseudoParameters?: Template['pseudoParameters'];
  /** See `Template`. */
  readonly moreLocations?: Template['moreLocations'];
  /** See `Template`. */
  readonly known?: Template['known'];
  /** What was wrong with the text. */
  readonly problems?: readonly PolicyProblem[];
  /** What was left out before. */
  readonly notAnalysed?: readonly NotAnalysed[];
  /** How policies that nobody wrote came to be: by logical id, or `logical id/policy name` for inline ones. */
  readonly origins?: ReadonlyMap<string, string>;
  /** What is known of the construct behind a resource, beyond the `aws:cdk:path` of its metadata. */
  readonly constructOf?: (logicalId: string) => Construct | undefined;
  /** Ids of resources that it does not declare but only refers to. */
  readonly elsewhere?: ReadonlySet<string>;
  /**
   * Told of each nested stack: whether its template is analysed elsewhere. What is not is noted.
   * @param templateUrl its `TemplateURL`, resolved; it may hold opaque letters
   */
  readonly nestedStack?: (logicalId: string, templateUrl: string | undefined) => boolean;
}

/** Where in a CDK app a resource comes from. */
export interface Construct {
  readonly path?: string;
  readonly createdAt?: string;
  /** See `DeclaredResource`. */
  readonly program?: () => string | undefined;
}
