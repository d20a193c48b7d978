import type { Action, Catalog } from '../catalog/model.ts';
import type { ExampleStatement } from './facts.ts';

/** Conditions that an action should hardly ever be allowed without. */
const CONDITIONS: Readonly<Record<string, NonNullable<ExampleStatement['Condition']>>> = {
  'iam:CreateServiceLinkedRole': { StringEquals: { 'iam:AWSServiceName': 'autoscaling.amazonaws.com' } },
  'iam:PassRole': { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
  'sts:AssumeRoleWithWebIdentity': {
    StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
  },
};

/** A statement that allows one action on as little as it can: named resources of the types it takes. */
export function exampleStatement(action: Action, catalog: Catalog): ExampleStatement {
  const arns = action.resourceTypes.flatMap(({ name, required }) => {
    const type = catalog.resourceType(action.service, name);
    return type ? [{ required, arn: exampleArn(type.arn) }] : [];
  });
  const required = arns.filter((type) => type.required);
  // Where no type is required, the one with the plainest ARN: an object rather than one behind an access point.
  const chosen =
    required.length > 0 ? required : arns.sort((a, b) => a.arn.length - b.arn.length).slice(0, 1);
  const resources = chosen.map(({ arn }) => arn);
  const condition = Object.hasOwn(CONDITIONS, action.id) ? CONDITIONS[action.id] : undefined;
  return {
    Effect: 'Allow',
    Action: action.id,
    Resource: resources.length === 0 ? '*' : resources.length === 1 ? resources[0]! : resources,
    ...(condition && { Condition: condition }),
  };
}

/** An ARN form with something plain in its places: `${BucketName}` becomes `bucket-name`. */
function exampleArn(form: string): string {
  return form.replace(/\$\{(\w+)\}/g, (_, placeholder: string) => {
    if (placeholder === 'Partition') return 'aws';
    if (placeholder === 'Region') return 'eu-west-1';
    if (placeholder === 'Account') return '111122223333';
    return placeholder.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
  });
}
