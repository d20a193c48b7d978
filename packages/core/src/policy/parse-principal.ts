import { describeType, type Entry } from '../document/node.ts';
import { hasOpaque } from '../document/opaque.ts';
import type { ElementReader } from './element-reader.ts';
import { PRINCIPAL_TYPES } from './elements.ts';
import type { PrincipalElement, PrincipalEntry, PrincipalType } from './policy.ts';

/**
 * Reads `Principal` or `NotPrincipal`.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function parsePrincipal(
  entry: Entry,
  negated: boolean,
  reader: ElementReader,
): PrincipalElement | undefined {
  const { value: node, keyRange } = entry;
  const element = negated ? 'NotPrincipal' : 'Principal';
  const common = { negated, keyRange, range: node.range };
  if (node.type === 'unresolved') {
    return { ...common, isStar: false, entries: [{ type: 'AWS', value: node.letter, range: node.range }] };
  }
  if (node.type === 'scalar' && typeof node.value === 'string') {
    if (node.value === '*') {
      return { ...common, isStar: true, entries: [{ type: 'AWS', value: '*', range: node.range }] };
    }
    if (!hasOpaque(node.value)) {
      reader.problem(
        'invalid-principal',
        node.range,
        `\`${element}\` is \`${node.value}\`; as a plain string only \`*\` is allowed`,
        {
          fix: `name its type: \`{"${guessType(node.value)}": "${node.value}"}\``,
          element,
        },
      );
    }
    return {
      ...common,
      isStar: false,
      entries: [{ type: guessType(node.value), value: node.value, range: node.range }],
    };
  }
  if (node.type !== 'mapping') {
    reader.problem(
      'wrong-type',
      node.range,
      `\`${element}\` must be \`*\` or an object, not ${describeType(node)}`,
      { element },
    );
    return undefined;
  }
  if (node.entries.length === 0)
    reader.problem('empty-element', node.range, `\`${element}\` is an empty object`, { element });
  const entries: PrincipalEntry[] = [];
  const seen = new Set<string>();
  for (const { key, keyRange: typeRange, value } of node.entries) {
    const type =
      PRINCIPAL_TYPES.find((known) => known === key) ??
      PRINCIPAL_TYPES.find((known) => known.toLowerCase() === key.toLowerCase());
    if (type !== key) {
      reader.problem('invalid-principal', typeRange, `\`${key}\` is not a type of principal`, {
        fix: type ? `write \`${type}\`` : 'use `AWS`, `Service`, `Federated` or `CanonicalUser`',
        element,
      });
    }
    if (!type) continue;
    if (seen.has(type))
      reader.problem('duplicate-key', typeRange, `\`${type}\` is here twice in \`${element}\``, { element });
    seen.add(type);
    for (const text of reader.texts(value, `${element}.${type}`).values) entries.push({ type, ...text });
  }
  return { ...common, isStar: false, entries };
}

function guessType(value: string): PrincipalType {
  if (/\.amazonaws\.com(\.cn)?$/.test(value)) return 'Service';
  if (/:(oidc|saml)-provider\//.test(value)) return 'Federated';
  return 'AWS';
}
