import {
  type DocumentProblem,
  type Node,
  OpaqueTable,
  type PolicyKind,
  type PolicyProblem,
  readDocument,
  type Source,
  type SourceText,
} from '@leastwise/core';
import { isCdkTemplate } from './cdk/is-cdk-template.ts';
import { isTemplate } from './classify.ts';
import { readTemplate } from './cloudformation/read-template.ts';
import type { TemplateInput } from './cloudformation/template-input.ts';
import { type EngineTag, engineTagIn } from './discover/engine-tag.ts';
import { laterDocument } from './discover/later-document.ts';
import { type Looks, looksLike } from './discover/looks-like.ts';
import type { ReadAgain } from './fix/prove-fix.ts';
import { readPolicySource } from './policy-document/read-policy-source.ts';
import { expandSamInput } from './sam/expand-sam-input.ts';
import { isPlan } from './terraform/plan/is-plan.ts';
import { readPlan } from './terraform/plan/read-plan.ts';

/** What is known of a text besides. */
export interface ReadSourceOptions {
  /** The kind of policy documents in it; inferred when absent. Templates say the kinds of their own. */
  readonly kind?: PolicyKind;
  /** The path whose names may tell the kind of policies; the text's file name when absent. */
  readonly path?: string;
  /** Where a landing zone attaches the policies; as its path tells when absent. */
  readonly attachedAt?: readonly string[];
  /** Whether a landing zone deploys it, and fills in what is written as `${PARTITION}`. */
  readonly isDeployed?: boolean;
  /** What was wrong with the file's bytes. */
  readonly problems?: readonly PolicyProblem[];
  /**
   * Names for unknown values. Texts read with one table have the same letter for the same unknown, which makes
   * their policies comparable.
   */
  readonly opaque?: OpaqueTable;
  /** See `TemplateInput`. */
  readonly nestedStack?: NonNullable<TemplateInput['nestedStack']>;
}

/**
 * Reads one text as what it turns out to be: a policy document, a CloudFormation template, a SAM
 * template, a plan or state of Terraform.
 * Touches no file. Never throws.
 * @returns undefined when it is none of these
 */
export function readSource(text: SourceText, options: ReadSourceOptions = {}): Source | undefined {
  const looks = looksLike(text.text);
  if (!looks.policy && !looks.template && !looks.plan) return undefined;
  const { root, problems: wrong } = readDocument(text);
  const engine = wrong.length > 0 ? engineTagIn(text.text) : undefined;
  const problems = [...(options.problems ?? []), ...(engine ? [] : wrong.map(syntaxProblem))];
  const source = root && readRoot(text, root, problems, options);
  if (engine) return withoutFilledIn(source ?? unreadable(text, looks, problems), engine);
  if (source) return withoutLaterDocuments(source);
  return problems.length > 0 ? unreadable(text, looks, problems) : undefined;
}

/** A source whose file has other documents of YAML after the one that was read. */
function withoutLaterDocuments(source: Source): Source {
  const range = laterDocument(source.text.text);
  if (!range) return source;
  const reason =
    'of several YAML documents in one file, only the first is read: put each in a file of its own';
  return { ...source, notAnalysed: [...source.notAnalysed, { file: source.text.file, reason, range }] };
}

/** A source of which an engine has yet to make the text that AWS reads: what could be read of it as it is. */
function withoutFilledIn(source: Source, { engine, range }: EngineTag): Source {
  const reason = `it is written for ${engine}, which has yet to fill it in: scan what comes out`;
  return { ...source, notAnalysed: [...source.notAnalysed, { file: source.text.file, reason, range }] };
}

/**
 * How to read a changed text of a source as the source was read, with the same names for what is unknown, so that
 * the policies of both can be compared.
 * @param options those that it was read with
 * @returns undefined for what a tool writes anew from something else: cloud assemblies, plans
 */
export function readAgainLike({ opaque, format }: Source, options: ReadSourceOptions): ReadAgain | undefined {
  if (format === 'cdk' || format === 'terraform') return undefined;
  return (text) => readSource(text, { ...options, opaque });
}

function readRoot(
  text: SourceText,
  root: Node,
  problems: readonly PolicyProblem[],
  options: ReadSourceOptions,
): Source | undefined {
  if (isPlan(root)) return readPlan({ text, root, problems, opaque: options.opaque ?? new OpaqueTable() });
  if (!isTemplate(root)) return readPolicySource(text, root, problems, options);
  const { nestedStack, opaque } = options;
  return readAnyTemplate({
    text,
    root,
    format: isCdkTemplate(root) ? 'cdk' : 'cloudformation',
    problems,
    ...(nestedStack && { nestedStack }),
    ...(opaque && { opaque }),
  });
}

/** Reads a template after expanding the resources of SAM that it may have. */
export function readAnyTemplate(input: TemplateInput): Source {
  return readTemplate(expandSamInput(input));
}

/** A file that looks like one of ours and cannot be read as one: only its problems. */
function unreadable(text: SourceText, looks: Looks, problems: readonly PolicyProblem[]): Source {
  return {
    text,
    format: looks.template ? 'cloudformation' : 'policy',
    policies: [],
    principals: [],
    resources: [],
    attachments: [],
    problems,
    notAnalysed: [],
    suppressions: [],
    opaque: new OpaqueTable(),
  };
}

function syntaxProblem({ range, message }: DocumentProblem): PolicyProblem {
  return { code: 'syntax', range, message };
}
