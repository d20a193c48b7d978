import {
  kindName,
  type LayerName,
  type Policy,
  type PolicyInContext,
  type PolicyKind,
  type PolicyLayers,
} from '@leastwise/core';
import type { LabelOf } from '@leastwise/report';
import type { Arguments } from '../arguments/parse-arguments.ts';
import { InputError } from '../errors.ts';
import type { Io } from '../io.ts';
import { readPolicies } from '../policies/read-inputs.ts';
import { requireValid } from '../policies/require-valid.ts';

/** The layers of a decision, with what their policies are called. */
export interface ReadLayers {
  readonly layers: PolicyLayers;
  readonly labelOf: LabelOf;
}

/** Which layer the policies under `--policy` are in, by their kind. */
const LAYER_OF_KIND: Partial<Record<PolicyKind, LayerName>> = {
  identity: 'identity',
  boundary: 'boundary',
  session: 'session',
  resource: 'resource',
  trust: 'resource',
  endpoint: 'endpoint',
  scp: 'scp',
  rcp: 'rcp',
};

/** Flags that say the layer of a file. */
const FLAGS: readonly (readonly [flag: string, layer: LayerName, kind: PolicyKind])[] = [
  ['boundary', 'boundary', 'boundary'],
  ['session', 'session', 'session'],
  ['resource-policy', 'resource', 'resource'],
  ['scp', 'scp', 'scp'],
  ['rcp', 'rcp', 'rcp'],
];

/**
 * Reads the policies that a command line names, each into its layer. Every `--scp` and `--rcp` is a level of its
 * own, from the organization's root down; the policies of one file are together at one level.
 * @throws InputError for what cannot be read, or is no valid policy
 */
export async function readLayers(given: Arguments, io: Io): Promise<ReadLayers> {
  /** By layer, level by level. */
  const levels = new Map<LayerName, PolicyInContext[][]>();
  const add = (layer: LayerName, policies: readonly PolicyInContext[], isLevel: boolean): void => {
    const known = levels.get(layer);
    if (!known || isLevel) levels.set(layer, [...(known ?? []), [...policies]]);
    else known[0]!.push(...policies);
  };
  for (const file of given.values('policy')) {
    for (const policy of await policiesIn(file, undefined, io)) {
      const layer = LAYER_OF_KIND[policy.kind]!;
      add(layer, [policy], layer === 'scp' || layer === 'rcp');
    }
  }
  for (const [flag, layer, kind] of FLAGS) {
    for (const file of given.values(flag)) {
      add(layer, await policiesIn(file, kind, io), layer === 'scp' || layer === 'rcp');
    }
  }
  const policyOf = ({ policy }: PolicyInContext): Policy => policy;
  const layers: Record<string, unknown> = {};
  for (const [layer, list] of levels) {
    if (layer === 'scp' || layer === 'rcp') layers[`${layer}s`] = list.map((level) => level.map(policyOf));
    else layers[layer] = list.flat().map(policyOf);
  }
  return {
    layers: layers as PolicyLayers,
    labelOf: (layer, level, index) => labelOf(levels.get(layer)?.[level]?.[index]),
  };
}

async function policiesIn(
  file: string,
  kind: PolicyKind | undefined,
  io: Io,
): Promise<readonly PolicyInContext[]> {
  const { sources } = await readPolicies([file], kind ? { kind } : {}, io);
  const template = sources.find(({ format }) => format !== 'policy');
  if (template) {
    throw new InputError(
      `\`${template.text.file}\` is a template; give the policies that apply to the request as documents`,
    );
  }
  const policies = sources.flatMap((source) => source.policies);
  for (const policy of policies) {
    requireValid(policy);
    if (policy.kind === 'trust' && kind !== undefined && kind !== 'resource') {
      throw new InputError(`\`${file}\` is a ${kindName('trust')}`);
    }
  }
  return policies;
}

function labelOf(policy: PolicyInContext | undefined): ReturnType<LabelOf> {
  if (!policy) return { name: '?' };
  const { name, source, opaque } = policy;
  return {
    name: opaque.show(name),
    place: (index) => {
      const statement = policy.policy.statements.find((one) => one.index === index);
      return statement && `${source.file}:${source.position(statement.range.start).line}`;
    },
  };
}
