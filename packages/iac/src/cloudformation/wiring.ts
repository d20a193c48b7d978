import { hasOpaque, type ManagedPolicyAttachment, valueAt } from '@leastwise/core';
import type { TemplateDeclaredResource } from './declared-resource.ts';
import { groupBy } from './group-by.ts';
import { sitesAt } from './locate.ts';
import { textOf } from './plain-nodes.ts';
import { locationsOf } from './policy-locations.ts';
import { PRINCIPAL_TYPES, type PrincipalType } from './principal-types.ts';
import { type Reference, referencesIn } from './references.ts';
import type { Template, TemplateResource } from './template.ts';
import type { Guard } from './variants.ts';

/** A principal of the template wearing a policy, of the template or from elsewhere. */
export interface Link {
  readonly principalId: string;
  readonly use: 'attached' | 'boundary';
  readonly policy: { readonly id: string } | { readonly attachment: ManagedPolicyAttachment };
  /** The conditions under which it does. */
  readonly guards: readonly Guard[];
}

/** Who wears which policy: what the principals and the policies of a template say of each other. */
export class Wiring {
  readonly links: Link[] = [];
  #byPolicy: ReadonlyMap<string | undefined, readonly Link[]> | undefined;
  /** Why a principal may wear more, by its logical id. */
  readonly incomplete = new Map<string, string>();
  readonly #declared: ReadonlyMap<string, TemplateDeclaredResource>;
  readonly #template: Template;
  /** Logical ids by name and ARN, for each type that was asked for. */
  readonly #names = new Map<string, ReadonlyMap<string, string>>();

  constructor(template: Template, declared: ReadonlyMap<string, TemplateDeclaredResource>) {
    this.#declared = declared;
    this.#template = template;
    for (const resource of template.resources.values()) {
      const principal = PRINCIPAL_TYPES.get(resource.type);
      if (principal) this.#readPrincipal(resource, principal);
      else this.#readPolicy(resource);
    }
  }

  /** Logical ids of the principals that wear a policy of the template, attached or as boundary. */
  wearersOf(policyId: string): string[] {
    return [...new Set(this.#linksTo(policyId).map(({ principalId }) => principalId))];
  }

  /** Whether a policy is used, and only as a boundary. */
  isBoundaryOnly(policyId: string): boolean {
    const links = this.#linksTo(policyId);
    return links.length > 0 && links.every(({ use }) => use === 'boundary');
  }

  /** The resource of a type that a reference means; undefined when it is not in the template. */
  resolve(reference: Reference, type: string): string | undefined {
    if (reference.id !== undefined && this.#declared.get(reference.id)?.type === type) return reference.id;
    let names = this.#names.get(type);
    if (!names) {
      names = this.#namesOf(type);
      this.#names.set(type, names);
    }
    return names.get(reference.text);
  }

  #namesOf(type: string): Map<string, string> {
    const names = new Map<string, string>();
    for (const resource of this.#template.resources.values()) {
      if (resource.type !== type) continue;
      const { resolver, arn } = this.#declared.get(resource.id)!;
      names.set(resolver.refOf(resource), resource.id);
      if (arn !== undefined) names.set(arn, resource.id);
      for (const name of this.#template.known?.get(resource.id)?.names ?? []) names.set(name, resource.id);
    }
    return names;
  }

  #linksTo(policyId: string): readonly Link[] {
    this.#byPolicy ??= groupBy(this.links, ({ policy }) => ('id' in policy ? policy.id : undefined));
    return this.#byPolicy.get(policyId) ?? [];
  }

  /** Notes the principals that a policy names. */
  #readPolicy(resource: TemplateResource): void {
    for (const { wearers = {} } of locationsOf(this.#template, resource.type)) {
      for (const [property, type] of Object.entries(wearers)) {
        for (const reference of this.#references(resource, property)) {
          const principalId = this.resolve(reference, type);
          if (principalId === undefined) continue;
          const { guards } = reference;
          this.links.push({ principalId, use: 'attached', policy: { id: resource.id }, guards });
        }
      }
    }
  }

  /** Notes the managed policies that a principal names. */
  #readPrincipal(resource: TemplateResource, principal: PrincipalType): void {
    const attached = [
      ...this.#references(resource, principal.managedPolicies, resource.id),
      ...this.#customerManaged(resource, principal.customerManaged),
    ];
    const boundaries = [
      ...(principal.boundary === undefined ? [] : this.#references(resource, principal.boundary)),
      ...this.#customerManaged(resource, principal.customerBoundary),
    ];
    for (const reference of attached) this.#link(resource.id, 'attached', reference);
    for (const reference of boundaries) this.#link(resource.id, 'boundary', reference);
  }

  #link(principalId: string, use: Link['use'], reference: Reference): void {
    const { guards, text } = reference;
    const id = this.resolve(reference, 'AWS::IAM::ManagedPolicy');
    const to = this.#declared.get(principalId)!;
    const policy = id === undefined ? { attachment: attachment(reference, to) } : { id };
    this.links.push({ principalId, use, policy, guards });
    if (id === undefined && isUnknown(text) && !this.incomplete.has(principalId)) {
      this.incomplete.set(principalId, `it is not known which policy ${to.resolver.opaque.show(text)} is`);
    }
  }

  /** Customer managed policies that are named by name and path rather than ARN. */
  #customerManaged(resource: TemplateResource, path: string | undefined): Reference[] {
    if (path === undefined) return [];
    const { resolver } = this.#declared.get(resource.id)!;
    return sitesAt(resource.properties, path).flatMap(({ node, guards }) => {
      const value = resolver.resolve(node);
      const name = textOf(valueAt(value, 'Name'));
      if (name === undefined || !value) return [];
      const folder = textOf(valueAt(value, 'Path')) ?? '/';
      const account = resolver.pseudo('AWS::AccountId');
      return [{ text: `arn:aws:iam::${account}:policy${folder}${name}`, range: value.range, guards }];
    });
  }

  /** What a property refers to; that there may be more is noted of `principalId`. */
  #references(resource: TemplateResource, path: string, principalId?: string): Reference[] {
    const { resolver } = this.#declared.get(resource.id)!;
    return sitesAt(resource.properties, path).flatMap(({ node, guards }) => {
      const { found, incomplete } = referencesIn(node, resolver);
      if (principalId !== undefined && incomplete !== undefined) this.incomplete.set(principalId, incomplete);
      return found.map((reference) => ({ ...reference, guards: [...guards, ...reference.guards] }));
    });
  }
}

const AWS_MANAGED = /^arn:[^:]+:iam::aws:policy\/(?:.*\/)?([^/]+)$/;

function attachment({ text, range }: Reference, to: TemplateDeclaredResource): ManagedPolicyAttachment {
  const name = AWS_MANAGED.exec(text)?.[1];
  return { arn: text, ...(name !== undefined && !hasOpaque(name) && { awsManagedName: name }), range, to };
}

/** Whether it is not known which policy an ARN names. */
function isUnknown(arn: string): boolean {
  return hasOpaque(arn) && !arn.includes(':policy/');
}
