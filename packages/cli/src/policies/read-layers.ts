import {
  hasPrincipal,
  kindName,
  type LayerName,
  type LayersInContext,
  OpaqueTable,
  type PolicyInContext,
  type PolicyKind,
} from '@leastwise/core';
import type { LabelOf } from '@leastwise/report';
import type { Arguments } from '../arguments/parse-arguments.ts';
import { InputError } from '../errors.ts';
import type { Io } from '../io.ts';
import { type ReadOptions, readPolicies } from './read-inputs.ts';
import { requireAnalysed, requireValid } from './require-valid.ts';

/** The layers of a decision, with what their policies are called. */
export interface ReadLayers {
  readonly layers: LayersInContext;
  readonly labelOf: LabelOf;
}

/** Which layer the policies under `--policy` are in, by their kind. */
const LAYER_OF_KIND: Readonly<Record<PolicyKind, LayerName>> = {
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
  ['endpoint', 'endpoint', 'endpoint'],
  ['scp', 'scp', 'scp'],
  ['rcp', 'rcp', 'rcp'],
];

/** Whether a command line says the layer of some file. */
export function namesLayers(given: Arguments): boolean {
  return FLAGS.some(([flag]) => given.has(flag));
}

/**
 * Reads the policies that a command line names, each into its layer. Every `--scp` and `--rcp` is a level of its
 * own, from the organization's root down; the policies of one file are together at one level.
 * @param options how to read the files under `--policy`, which are of the kind that they look like unless it says one
 * @throws InputError for what cannot be read, or is no valid policy
 */
export async function readLayers(
  given: Arguments,
  io: Io,
  { kind: ownKind, opaque = new OpaqueTable() }: ReadOptions = {},
): Promise<ReadLayers> {
  /** By layer, level by level. */
  const levels = new Map<LayerName, PolicyInContext[][]>();
  const add = (layer: LayerName, policies: readonly PolicyInContext[], isLevel: boolean): void => {
    const known = levels.get(layer);
    if (!known || isLevel) levels.set(layer, [...(known ?? []), [...policies]]);
    else known[0]!.push(...policies);
  };
  for (const file of given.values('policy')) {
    for (const policy of await policiesIn(file, { ...(ownKind && { kind: ownKind }), opaque }, io)) {
      const layer = LAYER_OF_KIND[policy.kind];
      add(layer, [policy], layer === 'scp' || layer === 'rcp');
    }
  }
  for (const [flag, layer, kind] of FLAGS) {
    for (const file of given.values(flag)) {
      add(layer, await policiesIn(file, { kind, opaque }, io), layer === 'scp' || layer === 'rcp');
    }
  }
  const layers = Object.fromEntries(
    [...levels].map(([layer, list]) =>
      layer === 'scp' || layer === 'rcp' ? [`${layer}s`, list] : [layer, list.flat()],
    ),
  );
  return { layers, labelOf: (layer, level, index) => labelOf(levels.get(layer)?.[level]?.[index]) };
}

async function policiesIn(file: string, options: ReadOptions, io: Io): Promise<readonly PolicyInContext[]> {
  const read = await readPolicies([file], options, io);
  const { sources } = read;
  const template = sources.find(({ format }) => format !== 'policy');
  if (template) {
    throw new InputError(
      `\`${template.text.file}\` is a template; give the policies that apply to the request as documents`,
    );
  }
  requireAnalysed(read);
  const policies = sources.flatMap((source) => source.policies);
  for (const policy of policies) {
    requireValid(policy);
    const { kind } = options;
    requirePrincipals(policy);
    if (policy.kind === 'trust' && kind !== undefined && kind !== 'resource' && kind !== 'trust') {
      throw new InputError(`\`${file}\` is a ${kindName('trust')}`);
    }
  }
  return policies;
}

/**
 * Refuses a policy that names principals where none does, or names none where one must: it stands in another layer's place.
 * @throws InputError with the place of the statement
 */
function requirePrincipals({ policy, kind, source, name }: PolicyInContext): void {
  const names = hasPrincipal(kind);
  const odd = policy.statements.find(({ principal }) => (principal !== undefined) !== names);
  if (!odd) return;
  const place = `${source.file}:${source.position(odd.range.start).line}`;
  const what = names ? 'names no principal' : 'names principals';
  throw new InputError(`\`${name}\` is no ${kindName(kind)}, ${place}: the statement ${what}`);
}

function labelOf(policy: PolicyInContext | undefined): ReturnType<LabelOf> {
  if (!policy) return { name: '?' };
  const { name, source, opaque } = policy;
  return {
    name: opaque.show(name),
    locationOf: (index) => {
      const statement = policy.policy.statements.find((one) => one.index === index);
      return statement && source.location(statement.range);
    },
  };
}
