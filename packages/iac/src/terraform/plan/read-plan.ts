import {
  type Node,
  type OpaqueTable,
  type PolicyProblem,
  readDocument,
  type Source,
  type SourceText,
  valueAt,
} from '@leastwise/core';
import { deploymentOf } from '../provider/deployment.ts';
import { readTerraform } from '../read-terraform.ts';
import type { TerraformModule } from '../terraform-resource.ts';
import { formatVersionOf, isPlan } from './is-plan.ts';
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
 * The policies, principals and resources that there will be once a plan is applied, or those of a state. Never
 * throws.
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 */
export function readPlan(input: PlanInput): Source {
  return readSide(input, moduleOf(input, 'after'), 'after');
}

/** What a plan finds and what it leaves. */
export interface PlanSides {
  readonly before: Source;
  readonly after: Source;
}

/**
 * What there is before a plan is applied and what there will be after.
 * @returns undefined for what is no plan, a state included
 */
export function readPlanSides(text: SourceText, opaque: OpaqueTable): PlanSides | undefined {
  const { root, problems } = readDocument(text);
  if (!root || problems.length > 0 || !isPlan(root) || !valueAt(root, 'resource_changes')) return undefined;
  const input = { text, root, opaque };
  const [before, after] = [moduleOf(input, 'before'), moduleOf(input, 'after')];
  return { before: readSide(input, before, 'before'), after: readSide(input, after, 'after') };
}

function moduleOf({ text, root, opaque }: PlanInput, side: Side): TerraformModule {
  const module = planModule(text, root, side, opaque);
  deploymentOf(opaque).learn(whereaboutsOf(module.resources));
  return module;
}

function readSide({ text, root, problems = [] }: PlanInput, module: TerraformModule, side: Side): Source {
  const hasMirrors = side === 'before' || !valueAt(root, 'configuration');
  const version = formatVersionOf(root) ?? '';
  if (/^[01]\./.test(version)) return readTerraform({ ...module, problems }, { hasMirrors });
  const reason = `version \`${version}\` of the format of plans is not known; 1.x is`;
  return readTerraform({ ...module, resources: [], problems, notAnalysed: [{ file: text.file, reason }] });
}
