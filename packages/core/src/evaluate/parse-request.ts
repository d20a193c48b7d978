import { describeType, type Node } from '../document/node.ts';
import { callerOf, InvalidRequestError } from '../match/caller.ts';
import type { ContextValue, Request } from '../request/request.ts';
import { actionName } from './action-name.ts';
import type { CaseReader } from './case-reader.ts';

const KEYS = ['principal', 'action', 'resource', 'resourceAccount', 'context', 'unknownKeys'];

/** Reads the request of a test case; undefined when it cannot be made out. */
export function parseRequest(node: Node, reader: CaseReader): Request | undefined {
  const entries = reader.object(node, 'a request', KEYS);
  if (!entries) return undefined;
  const text = (key: string): { text: string; node: Node } | undefined => {
    const entry = reader.required(entries, key, 'the request', node.range);
    const value = entry && reader.text(entry.value, `\`${key}\``);
    return value === undefined ? undefined : { text: value, node: entry!.value };
  };
  const principal = text('principal');
  const action = text('action');
  const resource = text('resource');
  if (principal) accept(() => callerOf(principal.text), principal.node, reader);
  if (action) accept(() => actionName(action.text), action.node, reader);
  const account = entries.get('resourceAccount');
  const resourceAccount = reader.optionalText(entries, 'resourceAccount');
  if (account && resourceAccount !== undefined && !/^\d{12}$/.test(resourceAccount)) {
    reader.problem(account.value.range, `\`${resourceAccount}\` is not an account id of 12 digits`);
  }
  const context = entries.get('context');
  const unknown = entries.get('unknownKeys');
  const unknownKeys = unknown && parseUnknownKeys(unknown.value, reader);
  if (!principal || !action || !resource) return undefined;
  return {
    principal: principal.text,
    action: action.text,
    resource: resource.text,
    ...(resourceAccount !== undefined && { resourceAccount }),
    ...(context && { context: parseContext(context.value, reader) }),
    ...(unknownKeys && { unknownKeys }),
  };
}

function accept(check: () => unknown, node: Node, reader: CaseReader): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof InvalidRequestError)) throw error;
    reader.problem(node.range, error.message);
  }
}

function parseContext(node: Node, reader: CaseReader): Record<string, ContextValue> {
  const context: Record<string, ContextValue> = {};
  if (node.type !== 'mapping') {
    reader.problem(node.range, `\`context\` must be an object of condition keys, not ${describeType(node)}`);
    return context;
  }
  const seen = new Set<string>();
  for (const { key, keyRange, value } of node.entries) {
    const folded = key.toLowerCase();
    if (seen.has(folded)) reader.problem(keyRange, `the condition key \`${key}\` is here twice`);
    seen.add(folded);
    const read =
      value.type === 'sequence' ? reader.texts(value, `\`${key}\``) : reader.text(value, `\`${key}\``);
    if (read !== undefined) context[key] = read;
  }
  return context;
}

function parseUnknownKeys(node: Node, reader: CaseReader): 'all' | readonly string[] | undefined {
  if (node.type === 'scalar' && node.value === 'all') return 'all';
  return reader.texts(node, '`unknownKeys`, unless it is `all`,');
}
