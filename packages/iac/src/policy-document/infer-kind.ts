import { listOf, type Node, type PolicyKind, stringOf, valueAt } from '@leastwise/core';
import { UNITS } from './place-in-organization.ts';

const BOUNDARY = /boundar(y|ies)/i;

/**
 * Words in the name of a file or folder that tell the kind of the policies in it. The shape of a document
 * tells SCPs, boundaries and session policies from identity policies in nothing, so that people's own names
 * are all there is; `--type` overrules them.
 */
const HINTS: readonly (readonly [PolicyKind, RegExp])[] = [
  ['rcp', /(^|[^a-z])rcps?([^a-z]|$)|resource[-_ ]?control/i],
  ['scp', /(^|[^a-z])scps?([^a-z]|$)|service[-_ ]?control/i],
  ['boundary', BOUNDARY],
  ['session', /session[-_ ]?polic/i],
  ['trust', /trust|assume[-_ ]?role/i],
  ['endpoint', /vpc[-_ ]?e(ndpoint)?s?([^a-z]|$)|endpoint[-_ ]?polic/i],
  // What lies in the folders of an organization's units is attached to them, unless a nearer name says otherwise.
  ['scp', UNITS],
];

/** Kinds whose policies name no principals. */
const WITHOUT_PRINCIPAL: readonly PolicyKind[] = ['scp', 'boundary', 'session'];

const TRUST_ACTION = /^sts:(AssumeRole\w*|TagSession|SetSourceIdentity|SetContext|\*)$/i;

/**
 * The kind of a policy document, from what it holds and what its file and folders are called. A name only
 * decides between the kinds that the document's shape allows.
 * @param path the path of its file, as far as its names are the team's own
 */
export function inferKind(document: Node, path: string): PolicyKind {
  const statements = listOf(valueAt(document, 'Statement')).filter((item) => item.type === 'mapping');
  const hints = hintsIn(path);
  const principals = statements.filter((item) => valueAt(item, 'Principal') ?? valueAt(item, 'NotPrincipal'));
  if (principals.length === 0) {
    const [hint] = hints.filter((kind) => WITHOUT_PRINCIPAL.includes(kind));
    return hint ?? 'identity';
  }
  const hasResource = statements.some((item) => valueAt(item, 'Resource') ?? valueAt(item, 'NotResource'));
  const actions = statements.flatMap((item) => strings(valueAt(item, 'Action')));
  if (!hasResource && (hints[0] === 'trust' || actions.every((action) => TRUST_ACTION.test(action))))
    return 'trust';
  if (hints.includes('rcp') && !hasNamedPrincipal(principals)) return 'rcp';
  if (hints.includes('endpoint')) return 'endpoint';
  return isGuardrail(statements) ? 'rcp' : 'resource';
}

/** Whether a policy of a name is meant to bound others, as far as its name tells. */
export function isNamedAsBoundary(name: string): boolean {
  return BOUNDARY.test(name);
}

/** What the names in a path say, the nearest first. */
function hintsIn(path: string): PolicyKind[] {
  const names = path.split(/[\\/]/).reverse();
  return names.flatMap((name) => HINTS.flatMap(([kind, pattern]) => (pattern.test(name) ? kind : [])));
}

function hasNamedPrincipal(statements: readonly Node[]): boolean {
  return statements.some((item) => {
    const principal = valueAt(item, 'Principal');
    return stringOf(principal) !== '*' && !strings(valueAt(principal, 'AWS')).includes('*');
  });
}

/** Whether a document denies and does nothing else, to everyone and on every resource: no resource's own policy does. */
function isGuardrail(statements: readonly Node[]): boolean {
  return statements.every(
    (item) =>
      stringOf(valueAt(item, 'Effect')) === 'Deny' &&
      stringOf(valueAt(item, 'Principal')) === '*' &&
      strings(valueAt(item, 'Resource')).join() === '*',
  );
}

function strings(node: Node | undefined): string[] {
  return listOf(node).flatMap((item) => stringOf(item) ?? []);
}
