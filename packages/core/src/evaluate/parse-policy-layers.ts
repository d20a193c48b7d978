import type { Node } from '../document/node.ts';
import type { PolicyKind } from '../policy/kind.ts';
import { parsePolicy } from '../policy/parse-policy.ts';
import type { Policy } from '../policy/policy.ts';
import type { CaseReader } from './case-reader.ts';
import type { LayerPolicies, LeveledPolicies, PolicyLayers } from './policy-layers.ts';

/** How a test case names its policies, and what kind each is. */
const KINDS = {
  identity: 'identity',
  boundary: 'boundary',
  session: 'session',
  resource: 'resource',
  endpoint: 'endpoint',
} as const satisfies Record<string, PolicyKind>;

const LEVELED = { scps: 'scp', rcps: 'rcp' } as const satisfies Record<string, PolicyKind>;

/**
 * Finds the document that a test case names by its file.
 * @returns undefined when there is no such file, or it cannot be read
 */
export type LoadDocument = (path: string) => Node | undefined;

/** Reads the policies of a test case, each written out, named by its file, or said to be `unknown`. */
export function parsePolicyLayers(node: Node, reader: CaseReader, load: LoadDocument): PolicyLayers {
  const entries = reader.object(node, '`policies`', [...Object.keys(KINDS), ...Object.keys(LEVELED)]);
  const layers: Record<string, LayerPolicies | LeveledPolicies> = {};
  for (const [name, kind] of Object.entries(KINDS)) {
    const entry = entries?.get(name);
    if (entry) layers[name] = parseLayer(entry.value, kind, reader, load);
  }
  for (const [name, kind] of Object.entries(LEVELED)) {
    const entry = entries?.get(name);
    if (entry) layers[name] = parseLevels(entry.value, `\`${name}\``, kind, reader, load);
  }
  return layers;
}

function parseLayer(node: Node, kind: PolicyKind, reader: CaseReader, load: LoadDocument): LayerPolicies {
  if (isUnknown(node)) return 'unknown';
  const items = node.type === 'sequence' ? node.items : [node];
  return items.flatMap((item) => parseDocument(item, kind, reader, load) ?? []);
}

function parseLevels(
  node: Node,
  what: string,
  kind: PolicyKind,
  reader: CaseReader,
  load: LoadDocument,
): LeveledPolicies {
  if (isUnknown(node)) return 'unknown';
  const levels = reader.list(
    node,
    `${what} (levels from the organization's root to the account, each a list of policies)`,
  );
  return (levels ?? []).map((level) =>
    (reader.list(level, `every level of ${what}`) ?? []).flatMap(
      (item) => parseDocument(item, kind, reader, load) ?? [],
    ),
  );
}

function isUnknown(node: Node): boolean {
  return node.type === 'scalar' && node.value === 'unknown';
}

function parseDocument(
  node: Node,
  kind: PolicyKind,
  reader: CaseReader,
  load: LoadDocument,
): Policy | undefined {
  if (node.type !== 'scalar' || typeof node.value !== 'string') {
    const policy = parsePolicy(node, kind);
    for (const { range, message, fix } of policy.problems) {
      reader.problem(range, fix ? `${message}; ${fix}` : message);
    }
    return policy;
  }
  const document = load(node.value);
  if (!document) {
    reader.problem(node.range, `the policy file \`${node.value}\` could not be read`);
    return undefined;
  }
  const policy = parsePolicy(document, kind);
  const [problem] = policy.problems;
  if (problem)
    reader.problem(node.range, `the policy file \`${node.value}\` is not a valid policy: ${problem.message}`);
  return policy;
}
