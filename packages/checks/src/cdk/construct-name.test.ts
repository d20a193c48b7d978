import { expect, test } from 'vitest';
import { constructName } from './construct-name.ts';

const at = { start: 0, end: 0 };

test.each([
  ['OrdersStack/Exporter/ServiceRole/DefaultPolicy/Resource', 'exporter'],
  ['OrdersStack/Invoices/Resource', 'invoices'],
  ['Prod/Shop/Order-Table/Resource', 'orderTable'],
  ['Shop/Service/TaskDef/TaskRole/DefaultPolicy/Resource', 'service'],
  ['Shop/Role/Resource', 'role'],
  ['Shop/SQSQueue/Resource', 'sqsQueue'],
  ['Shop/SQS/Resource', 'sqs'],
  ['Shop/2ndTable/Resource', '_2ndTable'],
])('%s is called %s', (constructPath, name) => {
  const resource = { id: 'OrdersTableA9B65338', type: 'AWS::DynamoDB::Table', range: at, idRange: at };
  expect(constructName({ ...resource, constructPath })).toBe(name);
});

test.each([
  ['OrdersTableA9B65338', 'ordersTable'],
  ['ExporterServiceRoleDefaultPolicy6C4CCFB7', 'exporter'],
  ['TaskRoleB2DEF113', 'task'],
  ['Orders', 'orders'],
])('without a path, the resource %s is called %s', (id, name) => {
  expect(constructName({ id, type: 'AWS::IAM::Role', range: at, idRange: at })).toBe(name);
});
