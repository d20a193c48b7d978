import type { Expansion, TemplateResource } from '../template/expansion.ts';
import { given } from '../template/intrinsics.ts';

/** A version of a Lambda layer. Its real logical id ends in a hash of its content, which nothing here needs. */
export function expandLayerVersion(resource: TemplateResource, expansion: Expansion): void {
  expansion.emit(resource.id, 'AWS::Lambda::LayerVersion', {
    from: resource,
    properties: { LayerName: given(resource.properties, 'LayerName') ?? resource.id },
  });
}
