import type { Range } from '@leastwise/core';
import type { Scope } from '../evaluate/scope.ts';
import type { Value } from '../value/value.ts';

/** Where a function is called. */
export interface CallPlace {
  readonly name: string;
  readonly range: Range;
  readonly scope: Scope;
}

/** A function of Terraform. https://developer.hashicorp.com/terraform/language/functions */
export interface TerraformFunction {
  /** How many arguments it takes, at least and at most. */
  readonly parameters: readonly [least: number, most: number];
  /**
   * What of its arguments it looks at, which must be known:
   * - `inside`: all of it, through and through;
   * - `parts`: the lists and objects down to their items, which may be unknown themselves;
   * - `outside`: only the arguments themselves; what is in them may depend on conditions;
   * - `nowhere`: it takes unknown values as they are.
   */
  readonly looks: 'inside' | 'parts' | 'outside' | 'nowhere';
  /** @throws Fault when Terraform would refuse the arguments */
  readonly compute: (values: readonly Value[], place: CallPlace) => Value;
}

/** Functions by name. */
export type Functions = Readonly<Record<string, TerraformFunction>>;
