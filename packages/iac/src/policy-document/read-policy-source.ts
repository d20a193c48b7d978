import {
  type Node,
  OpaqueTable,
  type PolicyInContext,
  type PolicyKind,
  type PolicyProblem,
  parsePolicy,
  type Source,
  type SourceText,
} from '@leastwise/core';
import { readSuppressions } from '../suppressions/read-suppressions.ts';
import { type FoundDocument, findDocuments } from './find-documents.ts';
import { inferKind } from './infer-kind.ts';
import { inferResourceType } from './infer-resource-type.ts';
import { placeInOrganization } from './place-in-organization.ts';
import { Placeholders, withoutPlaceholders } from './placeholders.ts';

/** What is known of a file of policy documents beside its text. */
export interface PolicySourceOptions {
  /** The kind of every policy in it; inferred when absent. */
  readonly kind?: PolicyKind;
  /** The path whose names may tell the kind; the text's file name when absent. */
  readonly path?: string;
  /** Where a landing zone attaches the policies; as the path tells when absent. */
  readonly attachedAt?: readonly string[];
  /** Whether a landing zone deploys the policies, and fills in what is written as `${PARTITION}`. */
  readonly isDeployed?: boolean;
  /** Names for unknown values; see `TemplateInput`. */
  readonly opaque?: OpaqueTable;
}

/**
 * Reads a file of policy documents: one, a list, or what a tool printed around them.
 * @returns undefined when there is none in it
 */
export function readPolicySource(
  text: SourceText,
  root: Node,
  problems: readonly PolicyProblem[],
  options: PolicySourceOptions = {},
): Source | undefined {
  const documents = findDocuments(root, text);
  if (documents.length === 0) return undefined;
  const opaque = options.opaque ?? new OpaqueTable();
  const file = text.file.slice(text.file.lastIndexOf('/') + 1);
  const place = placeInOrganization(options.path ?? text.file);
  const attachedAt = options.attachedAt ?? (place === undefined ? undefined : [place]);
  const policies = documents.map((document, index): PolicyInContext => {
    const { kind, resourceType } = classify(document, options.path ?? text.file, options.kind);
    const placeholders = new Placeholders();
    const policy = parsePolicy(withoutPlaceholders(document.node, opaque, placeholders.add), kind);
    const isGuardrail = kind === 'scp' || kind === 'rcp';
    const numbered = documents.length === 1 ? file : `${file} #${index + 1}`;
    return {
      policy: options.isDeployed
        ? policy
        : { ...policy, problems: [...policy.problems, ...placeholders.problems] },
      kind,
      name: document.name === undefined ? numbered : `\`${document.name}\` in ${file}`,
      ...(document.name !== undefined && { policyName: document.name }),
      ...(resourceType !== undefined && { resourceType }),
      ...(isGuardrail && attachedAt && { attachedAt }),
      source: text,
      opaque,
    };
  });
  return {
    text,
    format: 'policy',
    policies,
    principals: [],
    resources: [],
    attachments: [],
    problems: [...problems, ...documents.flatMap((document) => document.problems)],
    notAnalysed: [],
    suppressions: readSuppressions(text, root),
    opaque,
  };
}

function classify(
  document: FoundDocument,
  path: string,
  given: PolicyKind | undefined,
): { kind: PolicyKind; resourceType: string | undefined } {
  const kind = given ?? document.kind ?? inferKind(document.node, path);
  if (kind !== 'resource') return { kind, resourceType: undefined };
  return { kind, resourceType: document.resourceType ?? inferResourceType(document.node) };
}
