import { ref } from '../template/build.ts';
import type { Expansion, TemplateResource } from '../template/expansion.ts';
import { given } from '../template/intrinsics.ts';
import { emitAuthorizerPermissions } from './authorizers.ts';

/** An HTTP API, which has no resource policy: what lets it call its authorizers. */
export function expandHttpApi(resource: TemplateResource, expansion: Expansion): void {
  const auth = expansion.resolve(given(resource.properties, 'Auth'));
  expansion.emit(resource.id, 'AWS::ApiGatewayV2::Api', {
    from: resource,
    properties: { Name: given(resource.properties, 'Name'), ProtocolType: 'HTTP' },
  });
  emitAuthorizerPermissions(resource, given(auth, 'Authorizers'), ref(resource.id), expansion);
}
