import type {
  MappingNode,
  NotAnalysed,
  OpaqueTable,
  PolicyProblem,
  Range,
  SourceText,
} from '@leastwise/core';
import type { Guard } from '../cloudformation/variants.ts';

/**
 * A root module of Terraform or OpenTofu, evaluated as far as it goes without a provider, together with the local
 * modules that it calls. Made by `read-module.ts`; `expand/` makes policies of it.
 */
export interface TerraformModule {
  /**
   * The files of the module, of the modules that it calls, and those that `file` and `templatefile` read, as one
   * text: every range below is an offset into it, and its `location` gives the file back.
   */
  readonly text: SourceText;
  /** Every resource and data source, those of called modules and every instance of `count` and `for_each` included. */
  readonly resources: readonly TerraformResource[];
  /**
   * The conditions that `!If` nodes and guards name, each with the expression that it stands for. Only deployment
   * knows whether they hold.
   */
  readonly conditions: ReadonlyMap<string, Range>;
  /** Syntax errors and expressions that Terraform itself would refuse. */
  readonly problems: readonly PolicyProblem[];
  /** Modules from elsewhere and other parts that were not analysed; ranges are offsets into the file that is named. */
  readonly notAnalysed: readonly NotEvaluated[];
  readonly opaque: OpaqueTable;
}

/** A part of a module that was not evaluated. */
export interface NotEvaluated extends NotAnalysed {
  /** The type of the resource that it is about, which may have nothing to do with permissions. */
  readonly resourceType?: string;
}

/** One instance of a `resource` or `data` block. */
export interface TerraformResource {
  /** `aws_iam_role.app`, `data.aws_iam_policy_document.app`, `module.a["x"].aws_iam_role.app[0]`. */
  readonly address: string;
  readonly mode: 'managed' | 'data';
  /** `aws_iam_role`. */
  readonly type: string;
  readonly name: string;
  /** The address of the module that it is in: `module.a["x"]`; empty in the root module. */
  readonly module: string;
  /** `count.index` or `each.key`; absent for a block without these, and where they are unknown. */
  readonly key?: string | number;
  /**
   * Arguments in the order of the file. Each kind of nested block is one sequence of mappings, `dynamic` ones among
   * the others in order. Meta-arguments (`count`, `provider`, `lifecycle`, ...) are left out, and arguments that are
   * `null`, which is how Terraform leaves them out.
   *
   * - Strings are `TextNode`s: `documentOf` reads the JSON in one in place.
   * - Text that only deployment knows is an opaque letter in a string; a value of unknown shape is an
   *   `UnresolvedNode`.
   * - A value that depends on something unknown is a sequence tagged `!If`: the name of a condition, the value if it
   *   holds, and the value otherwise, as CloudFormation has it. A branch that is left out is `!Ref AWS::NoValue`.
   */
  readonly body: MappingNode;
  /** The whole block. */
  readonly range: Range;
  /** Where its name stands. */
  readonly idRange: Range;
  /** Absent when it is certain that the instance is there, just once. */
  readonly presence?: Presence;
}

/** What is unknown about whether a resource is there, and how often. */
export interface Presence {
  /** For people: ``variable `names` has no default, so that how many there are is unknown``. */
  readonly reason: string;
  /** The conditions under which it is there, where conditions say it. */
  readonly guards: readonly Guard[];
  /** Whether the one instance stands for any number of them. */
  readonly repeats: boolean;
}
