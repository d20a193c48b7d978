import { type NotAnalysed, OpaqueTable, type Source, valueAt } from '@leastwise/core';
import type { ResourceWithMetadata } from '../suppressions/metadata.ts';
import { readSuppressions } from '../suppressions/read-suppressions.ts';
import { declareResources } from './declared-resource.ts';
import { missingNestedStacks } from './nested-stacks.ts';
import { entriesOf } from './plain-nodes.ts';
import { PolicyReader } from './read-policies.ts';
import { readPrincipals } from './read-principals.ts';
import { loadTemplate, type Template } from './template.ts';
import type { TemplateInput } from './template-input.ts';
import { Deployments } from './variants.ts';
import { Wiring } from './wiring.ts';

/** Transforms whose work is done here, or that add nothing with permissions. */
const KNOWN_TRANSFORMS = new Set([
  'AWS::LanguageExtensions',
  'AWS::Serverless-2016-10-31',
  'AWS::CodeDeployBlueGreen',
]);

/**
 * Reads a CloudFormation template: its policies in every form that conditions give them, its principals with
 * what they wear, its resources. Never throws; what could not be read is in `problems` and `notAnalysed`.
 */
export function readTemplate(input: TemplateInput): Source {
  const { text, root, format, problems = [], notAnalysed = [] } = input;
  const { pseudoParameters, moreLocations, known } = input;
  const opaque = input.opaque ?? new OpaqueTable();
  const template = loadTemplate(root, {
    mayLoop: text.text.includes('Fn::ForEach::'),
    ...(pseudoParameters && { pseudoParameters }),
    ...(moreLocations && { moreLocations }),
    ...(known && { known }),
  });
  const declared = declareResources(template, opaque, input);
  const deployments = new Deployments(template, opaque);
  const wiring = new Wiring(template, declared);
  const reader = new PolicyReader({ input, template, opaque, deployments, declared, wiring });
  const principals = readPrincipals(template, deployments, declared, wiring, reader);
  return {
    text,
    format,
    policies: reader.policies,
    principals,
    resources: [...declared.values()],
    attachments: wiring.links.flatMap(({ use, policy }) =>
      use === 'attached' && 'attachment' in policy ? policy.attachment : [],
    ),
    problems: [...problems, ...reader.problems],
    notAnalysed: [
      ...notAnalysed,
      ...notesOf(template, text.file),
      ...reader.notAnalysed,
      ...missingNestedStacks(declared.values(), input),
    ],
    suppressions: readSuppressions(text, input.written ?? root, resourcesWithMetadata(input, template)),
    opaque,
  };
}

/** The resources that may hold suppressions: expanding SAM leaves out the metadata of what it expands. */
function resourcesWithMetadata({ written }: TemplateInput, { resources }: Template): ResourceWithMetadata[] {
  if (!written) return [...resources.values()];
  return entriesOf(valueAt(written, 'Resources')).map(({ keyRange, value }) => ({
    node: value,
    range: { start: keyRange.start, end: Math.max(keyRange.end, value.range.end) },
  }));
}

function notesOf({ notes, transforms, resources }: Template, file: string): NotAnalysed[] {
  const result: NotAnalysed[] = notes.map((note) => ({ file, ...note }));
  for (const { name, range } of transforms) {
    if (!KNOWN_TRANSFORMS.has(name))
      result.push({ file, reason: `the macro \`${name}\` is not run here`, range });
  }
  for (const { id, type, idRange } of resources.values()) {
    // A type that a function gives is a module of a tool that packages templates.
    if (type.endsWith('::MODULE') || type.startsWith('!')) {
      result.push({ file, reason: `module \`${id}\` (${type}): what is in it is not here`, range: idRange });
    }
  }
  return result;
}
