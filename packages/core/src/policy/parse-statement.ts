import { describeType, type Entry, type Node } from '../document/node.ts';
import { hasOpaque } from '../document/opaque.ts';
import type { ElementReader } from './element-reader.ts';
import { STATEMENT_ELEMENTS } from './elements.ts';
import { parseConditions } from './parse-condition.ts';
import { parsePrincipal } from './parse-principal.ts';
import type { ListElement, Statement } from './policy.ts';

/**
 * Reads one statement.
 * @returns undefined when it cannot be judged: it is no object, its effect is unknown, or part of it is
 * known only at deployment; what is wrong is recorded in the reader
 */
export function parseStatement(node: Node, index: number, reader: ElementReader): Statement | undefined {
  if (node.type === 'unresolved') {
    reader.unread.push({ range: node.range, reason: node.reason });
    return undefined;
  }
  if (node.type !== 'mapping') {
    reader.problem('wrong-type', node.range, `a statement must be an object, not ${describeType(node)}`, {
      element: 'Statement',
    });
    return undefined;
  }
  const elements = reader.elements(node, STATEMENT_ELEMENTS, 'a statement');
  exclude(elements, 'Action', reader);
  exclude(elements, 'Resource', reader);
  exclude(elements, 'Principal', reader);

  const effect = parseEffect(elements.get('Effect'), node, reader);
  const sidEntry = elements.get('Sid');
  const sid = sidEntry && reader.text(sidEntry.value, 'Sid');
  const action = parseList(elements, 'Action', reader);
  if (!elements.has('Action') && !elements.has('NotAction')) {
    reader.problem('missing-element', node.range, 'the statement has no `Action`', {
      fix: 'add `Action` or `NotAction`',
      element: 'Action',
    });
  }
  const resource = parseList(elements, 'Resource', reader);
  const principalEntry = elements.get('Principal') ?? elements.get('NotPrincipal');
  const principal = principalEntry && parsePrincipal(principalEntry, !elements.has('Principal'), reader);
  const conditionEntry = elements.get('Condition');
  const conditions = conditionEntry ? parseConditions(conditionEntry, reader) : [];
  if (!effect || !conditions) return undefined;
  return {
    index,
    ...(sid && { sid }),
    ...effect,
    ...(principal && { principal }),
    ...(action && { action }),
    ...(resource && { resource }),
    conditions,
    ...(conditionEntry && { conditionRange: conditionEntry.value.range }),
    range: node.range,
  };
}

function exclude(elements: Map<string, Entry>, name: string, reader: ElementReader): void {
  const negated = elements.get(`Not${name}`);
  if (elements.has(name) && negated) {
    reader.problem(
      'element-combination',
      negated.keyRange,
      `\`${name}\` and \`Not${name}\` are both here; a statement takes one of them`,
      {
        fix: `remove \`${name}\` or \`Not${name}\``,
        element: name,
      },
    );
  }
}

function parseEffect(
  entry: Entry | undefined,
  statement: Node,
  reader: ElementReader,
): Pick<Statement, 'effect' | 'effectRange'> | undefined {
  if (!entry) {
    reader.problem('missing-element', statement.range, 'the statement has no `Effect`', {
      fix: 'add `"Effect": "Allow"` or `"Deny"`',
      element: 'Effect',
    });
    return undefined;
  }
  const text = reader.text(entry.value, 'Effect');
  if (!text) return undefined;
  if (hasOpaque(text.value)) {
    reader.unread.push({ range: text.range, reason: 'its `Effect` is known only at deployment' });
    return undefined;
  }
  const effect = (['Allow', 'Deny'] as const).find(
    (name) => name.toLowerCase() === text.value.trim().toLowerCase(),
  );
  if (effect !== text.value) {
    reader.problem('invalid-effect', text.range, `\`${text.value}\` is not an effect`, {
      fix: effect ? `write \`${effect}\`` : 'write `Allow` or `Deny`',
      element: 'Effect',
      ...(effect && { meant: { was: text.value, is: effect } }),
    });
  }
  return effect && { effect, effectRange: text.range };
}

function parseList(
  elements: Map<string, Entry>,
  name: 'Action' | 'Resource',
  reader: ElementReader,
): ListElement | undefined {
  const entry = elements.get(name) ?? elements.get(`Not${name}`);
  if (!entry) return undefined;
  const negated = !elements.has(name);
  const { values, isList } = reader.texts(entry.value, negated ? `Not${name}` : name);
  return { negated, values, isList, keyRange: entry.keyRange, range: entry.value.range };
}
