import type { Resolver } from './resolver.ts';
import { RESOURCE_TYPES } from './resource-types/index.ts';
import type { TemplateResource } from './template.ts';

/** The ARN of a resource, opaque where only deployment knows; undefined for types whose ARN is not known. */
export function arnOf(resource: TemplateResource, resolver: Resolver): string | undefined {
  const known = resolver.template.known?.get(resource.id)?.arn;
  if (known !== undefined) return known;
  const arn = RESOURCE_TYPES.get(resource.type)?.arn;
  return arn === undefined ? undefined : fill(arn, resource, resolver);
}

/** The ARN that a resource of a type has by its name. */
export function arnByName(type: string, name: string, resolver: Resolver): string | undefined {
  const arn = RESOURCE_TYPES.get(type)?.arn;
  if (arn === undefined || /\$\{(\.|Random)/.test(arn)) return undefined;
  const resource = { id: name, type, properties: undefined };
  return fill(arn.replaceAll('${Name}', name).replaceAll('${/Name}', slashed(name)), resource, resolver);
}

/** The physical name that the template gives a resource, possibly opaque in part; undefined when it gives none. */
export function givenNameOf(resource: TemplateResource, resolver: Resolver): string | undefined {
  const property = RESOURCE_TYPES.get(resource.type)?.name;
  return property === undefined ? undefined : resolver.propertyOf(resource, property);
}

/** What `Ref` gives for a resource. */
export function refValueOf(resource: TemplateResource, resolver: Resolver): string {
  return fill(RESOURCE_TYPES.get(resource.type)?.ref ?? '${Name}', resource, resolver);
}

/** What `Fn::GetAtt` gives for an attribute of a resource; undefined when it is not one of those known. */
export function attributeOf(
  resource: TemplateResource,
  attribute: string,
  resolver: Resolver,
): string | undefined {
  const facts = RESOURCE_TYPES.get(resource.type);
  const { attributes = {} } = facts ?? {};
  const known = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
  const template = known ?? (attribute === 'Arn' ? facts?.arn : undefined);
  return template === undefined ? undefined : fill(template, resource, resolver);
}

type Named = Pick<TemplateResource, 'id' | 'type' | 'properties'>;

const PLACEHOLDER = /\$\{([^}]+)\}/g;

/** A text of `ResourceTypeFacts` with its placeholders filled in for a resource. */
export function fill(template: string, resource: Named, resolver: Resolver): string {
  return template.replace(PLACEHOLDER, (_, name: string) => placeholderValue(name, resource, resolver));
}

function placeholderValue(name: string, resource: Named, resolver: Resolver): string {
  const { opaque } = resolver;
  switch (name) {
    case 'Name':
      return nameOf(resource, resolver);
    case '/Name':
      return slashed(nameOf(resource, resolver));
    case 'Arn':
      return fill(RESOURCE_TYPES.get(resource.type)?.arn ?? '${Name}', resource, resolver);
    case 'Random':
      return opaque.letter(`\${${resource.id}.id}`);
    case 'Partition':
    case 'Region':
    case 'Account': {
      return resolver.pseudo(name === 'Account' ? 'AWS::AccountId' : `AWS::${name}`);
    }
    default:
      return propertyValue(name, resource, resolver);
  }
}

function nameOf(resource: Named, resolver: Resolver): string {
  const property = RESOURCE_TYPES.get(resource.type)?.name;
  const given = property === undefined ? undefined : resolver.propertyOf(resource, property);
  return given ?? resolver.opaque.letter(`\${${resource.id}}`);
}

function propertyValue(placeholder: string, resource: Named, resolver: Resolver): string {
  const [, property = '', separator, suffix, fallback] =
    /^\.(\w+)(\/\/|[/:])?(?:&([^|]*))?(?:\|(.*))?$/.exec(placeholder) ?? [];
  const value = resolver.propertyOf(resource, property);
  if (value === undefined) {
    if (fallback !== undefined) return fallback;
    return suffix === undefined ? resolver.opaque.letter(`\${${resource.id}.${property}}`) : '';
  }
  const at = separator === undefined ? -1 : value.lastIndexOf(separator);
  return (separator === undefined || at === -1 ? value : value.slice(at + separator.length)) + (suffix ?? '');
}

function slashed(name: string): string {
  return name.startsWith('/') ? name : `/${name}`;
}
