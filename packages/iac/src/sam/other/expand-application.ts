import type { Expansion, TemplateResource } from '../template/expansion.ts';
import { given, textOf } from '../template/intrinsics.ts';

/** A nested application is a nested stack; its template is here only when `Location` is a path. */
export function expandApplication(resource: TemplateResource, expansion: Expansion): void {
  const location = given(resource.properties, 'Location');
  const isPath = textOf(location) !== undefined;
  expansion.emit(resource.id, 'AWS::CloudFormation::Stack', {
    from: resource,
    properties: { TemplateURL: isPath ? location : undefined },
  });
}
