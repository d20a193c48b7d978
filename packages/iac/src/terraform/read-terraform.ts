import { type NotAnalysed, type Source, type SourceText, stringOf, valueAt } from '@leastwise/core';
import { readTemplate } from '../cloudformation/read-template.ts';
import type { KnownNames } from '../cloudformation/template.ts';
import { type ExpandOptions, expandModule } from './expand/expand-module.ts';
import { mayCarryPermissions } from './expand/may-carry-permissions.ts';
import { unusedDocuments } from './expand/unused-documents.ts';
import { deploymentOf } from './provider/deployment.ts';
import { TERRAFORM_LOCATIONS } from './provider/policy-locations.ts';
import type { TerraformModule } from './terraform-resource.ts';

/**
 * The policies, principals and resources of a module of Terraform: it becomes a template of CloudFormation, whose
 * nodes lie in the module, and is read as such.
 */
export function readTerraform(module: TerraformModule, options: ExpandOptions = {}): Source {
  const { text, opaque } = module;
  const { root, elsewhere, problems, notAnalysed } = expandModule(module, options);
  const source = readTemplate({
    text,
    root,
    format: 'terraform',
    opaque,
    pseudoParameters: deploymentOf(opaque).pseudoParameters,
    moreLocations: TERRAFORM_LOCATIONS,
    known: knownNames(module),
    elsewhere,
    problems: [...module.problems, ...problems],
    notAnalysed,
  });
  return {
    ...source,
    notAnalysed: [
      ...module.notAnalysed.flatMap(({ resourceType, ...note }) =>
        resourceType === undefined || mayCarryPermissions(resourceType) ? note : [],
      ),
      ...source.notAnalysed.map((note) => inItsFile(note, text)),
    ],
  };
}

/** What `readTerraform` reads, and the policies of a module's files that none of its resources has. */
export function readConfiguration(module: TerraformModule): Source {
  const source = readTerraform(module);
  return { ...source, policies: [...source.policies, ...unusedDocuments(module, source.policies)] };
}

/** A note about part of a module, with the file that the part stands in. */
function inItsFile(note: NotAnalysed, text: SourceText): NotAnalysed {
  if (!note.range || note.file !== text.file) return note;
  const { part, base } = text.partAt(note.range.start);
  const { start, end } = note.range;
  return { ...note, file: part.file, range: { start: start - base, end: end - base } };
}

/** What resources that exist are called, which plans and states say. */
function knownNames({ resources }: TerraformModule): ReadonlyMap<string, KnownNames> {
  return new Map(
    resources.flatMap(({ address, body }): [string, KnownNames][] => {
      const [arn, id, url] = ['arn', 'id', 'url'].map((name) => stringOf(valueAt(body, name)));
      const names = [arn, id, url].flatMap((name) => name ?? []);
      return names.length === 0 ? [] : [[address, { ...(arn !== undefined && { arn }), names }]];
    }),
  );
}
