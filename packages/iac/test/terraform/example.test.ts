import { resolve } from 'node:path';
import { type Source, SourceText, toPlain } from '@leastwise/core';
import { expect, test } from 'vitest';
import { readSource } from '../../src/read-source.ts';
import { DiskFiles } from '../../src/terraform/module/project-files.ts';
import { readModule } from '../../src/terraform/read-module.ts';
import { readTerraform } from '../../src/terraform/read-terraform.ts';
import type { TerraformModule } from '../../src/terraform/terraform-resource.ts';
import { applied, appliedPlan } from './applied-plan.ts';

const folder = resolve(import.meta.dirname, '../../../../examples/terraform-reports');
const { module } = readModule(folder, new DiskFiles(folder, folder));

/** What a source says, the same for a module and for a plan of it once applied. */
function told(source: Source, of: Pick<TerraformModule, 'opaque'>) {
  const say = (text: string | undefined) => text && applied(text, of);
  return {
    policies: source.policies
      .map(({ owner, kind, policyName, resourceType, resourceArn, wornBy, policy }) => ({
        owner: owner!.id,
        kind,
        policyName: say(policyName),
        resourceType,
        resourceArn: say(resourceArn),
        wornBy,
        document: JSON.parse(applied(JSON.stringify(toPlain(policy.node)), of)) as unknown,
      }))
      .sort((a, b) => (a.owner + a.kind < b.owner + b.kind ? -1 : 1)),
    principals: source.principals
      .map(({ resource, policies, attachments, incomplete }) => ({
        id: resource.id,
        arn: say(resource.arn),
        policies: policies.map(({ owner }) => owner!.id).sort(),
        attachments: attachments.map(({ arn }) => arn),
        incomplete,
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    notAnalysed: source.notAnalysed,
    problems: source.problems,
  };
}

test('a plan of the example says the same as the example', () => {
  const fromPlan = readSource(new SourceText('plan.json', appliedPlan(module)))!;
  const plan = told(fromPlan, fromPlan);
  expect(plan).toEqual(told(readTerraform(module), module));
  expect(plan.policies).toHaveLength(7);
  expect(plan.principals.map(({ id }) => id)).toEqual(['aws_iam_role.deploy', 'aws_iam_role.render']);
});

test('every policy of the example is found', () => {
  // Arguments that hold policies, in the text of the files: a document, or a reference to one.
  const written = module.text.text.matchAll(/^\s*(?:assume_role_)?policy\s*=/gm);
  const permissions = module.text.text.matchAll(/^resource "aws_\w+_permission"/gm);
  const { policies } = readTerraform(module);
  expect(policies).toHaveLength([...written, ...permissions].length);
});
