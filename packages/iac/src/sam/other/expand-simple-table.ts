import type { Expansion, TemplateResource } from '../template/expansion.ts';
import { given } from '../template/intrinsics.ts';

/** A DynamoDB table, for what refers to it. */
export function expandSimpleTable(resource: TemplateResource, expansion: Expansion): void {
  expansion.emit(resource.id, 'AWS::DynamoDB::Table', {
    from: resource,
    properties: { TableName: given(resource.properties, 'TableName') },
  });
}
