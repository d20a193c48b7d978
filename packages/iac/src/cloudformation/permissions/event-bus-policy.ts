import { type Entry, stringOf, valueAt } from '@leastwise/core';
import { type Permission, type PermissionType, principalOf, text } from './permission.ts';

/**
 * `AWS::Events::EventBusPolicy`: a statement of the policy of an event bus, written out in `Statement` or in the
 * older form of single properties.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-eventbuspolicy.html
 */
export const eventBusPolicy: PermissionType = {
  type: 'AWS::Events::EventBusPolicy',
  attachedTo: 'AWS::Events::EventBus',
  target: 'EventBusName',
  title: 'event bus policy',
  statement: (permission, resource) =>
    permission.get('Statement') ??
    permission.write(
      [
        permission.made('Effect', 'Allow'),
        ...permission.from('Principal', 'Principal', principalOf),
        ...permission.from('Action', 'Action'),
        { key: 'Resource', keyRange: permission.range, value: text(resource ?? '*', permission.range) },
      ],
      conditionOf(permission),
    ),
};

/** `Condition: {Type: StringEquals, Key: aws:PrincipalOrgID, Value: o-...}` as policies write it. */
function conditionOf(permission: Permission): Entry[] {
  const condition = permission.get('Condition');
  const operator = stringOf(valueAt(condition, 'Type'));
  const key = stringOf(valueAt(condition, 'Key'));
  const value = valueAt(condition, 'Value');
  if (!condition || operator === undefined || key === undefined || !value) return [];
  const { range } = condition;
  return [
    { key: operator, keyRange: range, value: permission.object([{ key, keyRange: range, value }], range) },
  ];
}
