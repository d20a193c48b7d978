import type { Expansion, TemplateResource } from '../template/expansion.ts';

/** A nested application, whose template is elsewhere. */
export function expandApplication(resource: TemplateResource, expansion: Expansion): void {
  expansion.skip(`nested application \`${resource.id}\`: its template is not here`, resource.idRange);
  expansion.emit(resource.id, 'AWS::CloudFormation::Stack', { from: resource });
}
