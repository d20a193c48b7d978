import type { Node, OpaqueTable, PolicyProblem, Source, SourceText } from '@leastwise/core';
import { valueAt } from '@leastwise/core';
import { deploymentOf } from '../provider/deployment.ts';
import { readTerraform } from '../read-terraform.ts';
import { formatVersionOf } from './is-plan.ts';
import { planModule, type Side } from './plan-module.ts';
import { whereaboutsOf } from './whereabouts.ts';

/** A plan or state to read. */
export interface PlanInput {
  readonly text: SourceText;
  /** What `terraform show -json` printed. */
  readonly root: Node;
  readonly opaque: OpaqueTable;
  /** What was wrong with the text. */
  readonly problems?: readonly PolicyProblem[];
}

/**
 * The policies, principals and resources of a plan, as they are now or will be, or those of a state. Never throws.
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 */
export function readPlan({ text, root, opaque, problems = [] }: PlanInput, side: Side = 'after'): Source {
  const module = planModule(text, root, side, opaque);
  deploymentOf(opaque).learn(whereaboutsOf(module.resources));
  const hasMirrors = side === 'before' || !valueAt(root, 'configuration');
  const version = formatVersionOf(root) ?? '';
  const notAnalysed = /^[01]\./.test(version)
    ? []
    : [{ file: text.file, reason: `version \`${version}\` of the format of plans is not known; 1.x is` }];
  return readTerraform(
    {
      ...module,
      resources: notAnalysed.length > 0 ? [] : module.resources,
      problems,
      notAnalysed: [...module.notAnalysed, ...notAnalysed],
    },
    { hasMirrors },
  );
}
