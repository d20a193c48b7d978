import { ref } from '../template/build.ts';
import type { Expansion, TemplateResource } from '../template/expansion.ts';
import { given, longForm, textOf } from '../template/intrinsics.ts';
import { logicalIdHash } from '../template/logical-id.ts';
import { emitAuthorizerPermissions } from './authorizers.ts';

/** A REST API: its resource policy and what lets it call its authorizers. */
export function expandRestApi(resource: TemplateResource, expansion: Expansion): void {
  const { id, properties } = resource;
  const api = expansion.apis.get(id)!;
  const auth = expansion.resolve(given(properties, 'Auth'));
  const rules = expansion.resolve(given(auth, 'ResourcePolicy'));
  const hasCors = given(properties, 'Cors') !== undefined;
  if (rules && !api.hasKnownPaths) {
    const reason = `the resource policy of \`${id}\`: it names paths that \`DefinitionUri\` or an included definition has`;
    expansion.skip(reason, rules.range);
  }
  for (const path of api.routes.paths()) {
    if (hasCors && !api.routes.methods(path).includes('OPTIONS')) api.routes.add(path, 'options');
  }
  if (rules) {
    for (const path of api.routes.paths()) api.policy.addPath(rules, path, api.routes, api.stage);
    api.policy.addCustom(rules);
  }
  const written = given(properties, 'Policy');
  const gathered = api.policy.document();
  expansion.emit(id, 'AWS::ApiGateway::RestApi', {
    from: resource,
    properties: {
      Name: given(properties, 'Name'),
      EndpointConfiguration: given(properties, 'EndpointConfiguration'),
      Policy: written ?? gathered,
      // Beside a policy of its own, the API keeps what its definition says.
      Body: written && gathered && { 'x-amazon-apigateway-policy': gathered },
    },
  });
  emitAuthorizerPermissions(resource, given(auth, 'Authorizers'), ref(id), expansion);
  expandDomain(resource, expansion);
}

/** The custom domain of a private API, which has a resource policy of its own. */
function expandDomain(resource: TemplateResource, expansion: Expansion): void {
  const domain = expansion.resolve(given(resource.properties, 'Domain'));
  const policy = given(domain, 'Policy');
  const name = expansion.resolve(given(domain, 'DomainName'));
  if (!policy || !name) return;
  const id = `ApiGatewayDomainNameV2${logicalIdHash(textOf(name) ?? JSON.stringify(longForm(name)))}`;
  expansion.emit(id, 'AWS::ApiGateway::DomainNameV2', {
    from: resource,
    at: policy.range,
    properties: { DomainName: name, Policy: policy },
  });
}
