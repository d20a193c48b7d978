import { type Node, type Range, valueAt } from '@leastwise/core';
import { nodeOf, type Plain, sub } from '../template/build.ts';
import type { Expansion } from '../template/expansion.ts';
import { POLICY_TEMPLATES, type StatementTemplate } from './templates.ts';

/** Whether an entry of `Policies` names a policy template: `{S3ReadPolicy: {...}}`. */
export function isPolicyTemplate(entry: Node): boolean {
  if (entry.type !== 'mapping' || entry.entries.length !== 1) return false;
  return Object.hasOwn(POLICY_TEMPLATES, entry.entries[0]!.key);
}

/**
 * The policy document that a policy template stands for. Its statements lie at the entry, its actions at the
 * template's name, and its resources at the parameter they are made of.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-templates.html
 * @param entry an entry for which `isPolicyTemplate` holds
 * @param owner the resource whose policy it is, for what is said of missing parameters
 */
export function expandPolicyTemplate(entry: Node, owner: string, expansion: Expansion): Plain {
  if (entry.type !== 'mapping') return entry;
  const { key, keyRange, value } = entry.entries[0]!;
  const statements = POLICY_TEMPLATES[key]!;
  for (const name of parametersOf(statements)) {
    if (valueAt(value, name)) continue;
    expansion.skip(
      `the policy template \`${key}\` of \`${owner}\` lacks its parameter \`${name}\``,
      keyRange,
    );
  }
  return {
    Statement: statements.map(({ actions, resources, condition }) => {
      const arns = resources.map((resource) => expandArn(resource, value, keyRange));
      return {
        Action: nodeOf(actions, keyRange),
        Effect: nodeOf('Allow', keyRange),
        Resource: arns.length === 1 ? arns[0] : arns,
        Condition: condition && {
          StringEquals: { [condition.key]: expandArn(condition.arn, value, keyRange) },
        },
      };
    }),
  };
}

const PARAMETER = /\{(\w+)\}/g;

function parametersOf(statements: readonly StatementTemplate[]): Set<string> {
  const arns = statements.flatMap(({ resources, condition }) =>
    condition ? [...resources, condition.arn] : resources,
  );
  return new Set(arns.flatMap((arn) => [...arn.matchAll(PARAMETER)].map((match) => match[1]!)));
}

/** The node of a resource in shorthand: `*`, `{KeyArn}`, `s3:::{BucketName}/*`, `dynamodb:table/{TableName}`. */
function expandArn(shorthand: string, parameters: Node, keyRange: Range): Node {
  if (shorthand === '*') return nodeOf('*', keyRange);
  const variables: Record<string, Plain> = {};
  let at = keyRange;
  for (const [, name] of shorthand.matchAll(PARAMETER)) {
    const value = valueAt(parameters, name!);
    if (!value) continue;
    variables[name!] = value;
    at = value.range;
  }
  // A parameter that is missing stays a reference to nothing, which the resolver takes as unknown.
  const text = shorthand.replace(PARAMETER, (_, name: string) => `\${${name}}`);
  const arn = /^\$\{\w+\}$/.test(text) ? text : prefix(text);
  return nodeOf(sub(arn, Object.keys(variables).length > 0 ? variables : undefined), at);
}

function prefix(text: string): string {
  const service = text.slice(0, text.indexOf(':'));
  const rest = text.slice(service.length + 1);
  if (rest.startsWith('::')) return `arn:\${AWS::Partition}:${service}:${rest}`;
  return `arn:\${AWS::Partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:${rest}`;
}
