import { join } from 'node:path';
import { evaluate } from '../evaluate/evaluate.ts';
import { Scope } from '../evaluate/scope.ts';
import type { Value } from '../value/value.ts';
import type { Run } from './run.ts';

/**
 * The values that a root module's variables are given by its files: `terraform.tfvars` and `*.auto.tfvars`, later
 * ones before earlier ones, as Terraform loads them by itself.
 * @see https://developer.hashicorp.com/terraform/language/values/variables#variable-definition-precedence
 */
export function givenByFiles(run: Run): ReadonlyMap<string, () => Value> {
  const names = run.loader.files.list(run.root);
  const wanted = [
    ...['terraform.tfvars', 'terraform.tfvars.json'].filter((name) => names.includes(name)),
    ...names.filter((name) => /\.auto\.tfvars(\.json)?$/.test(name)).sort(),
  ];
  const scope = new Scope(run.context, run.files, () => undefined);
  const given = new Map<string, () => Value>();
  for (const name of wanted) {
    const parsed = run.loader.parse(join(run.root, name));
    for (const { name: variable, value } of parsed?.body.attributes ?? []) {
      given.set(variable, () => evaluate(value, scope));
    }
    for (const problem of parsed?.problems ?? []) run.problems.push(problem);
  }
  return given;
}
