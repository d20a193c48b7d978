import { hasOpaque, type ManagedPolicyAttachment, valueAt } from '@leastwise/core';
import type { TemplateDeclaredResource } from './declared-resource.ts';
import { sitesAt } from './locate.ts';
import { textOf } from './plain-nodes.ts';
import { POLICY_LOCATIONS } from './policy-locations.ts';
import { PRINCIPAL_TYPES, type PrincipalType } from './principal-types.ts';
import { type Reference, referencesIn } from './references.ts';
import type { Template, TemplateResource } from './template.ts';

/** What a principal has attached. */
export interface Attached {
  /** Logical ids of the policies of this template that it names itself. */
  readonly policies: readonly string[];
  readonly attachments: readonly ManagedPolicyAttachment[];
  /** Its boundary: the logical id of a policy of this template, or one from elsewhere. */
  readonly boundary?: { readonly id: string } | ManagedPolicyAttachment;
  /** Why it may have more. */
  readonly incomplete?: string;
}

/** Who wears which policy: what the principals and the policies of a template say of each other. */
export class Wiring {
  /** By logical id of a principal. */
  readonly attached: ReadonlyMap<string, Attached>;
  readonly #wearers = new Map<string, Set<string>>();
  readonly #bounded = new Map<string, Set<string>>();
  readonly #declared: ReadonlyMap<string, TemplateDeclaredResource>;
  readonly #byName = new Map<string, string>();

  constructor(template: Template, declared: ReadonlyMap<string, TemplateDeclaredResource>) {
    this.#declared = declared;
    for (const resource of template.resources.values()) {
      const { resolver, arn } = declared.get(resource.id)!;
      for (const name of [resolver.refOf(resource), arn]) {
        if (name !== undefined) this.#byName.set(`${resource.type} ${name}`, resource.id);
      }
    }
    const attached = new Map<string, Attached>();
    for (const resource of template.resources.values()) {
      const principal = PRINCIPAL_TYPES[resource.type];
      if (principal) attached.set(resource.id, this.#attachedTo(resource, principal));
      this.#readWearers(resource);
    }
    this.attached = attached;
  }

  /** Logical ids of the principals that wear a policy of the template, attached or as boundary. */
  wearersOf(policyId: string): string[] {
    return [...new Set([...(this.#wearers.get(policyId) ?? []), ...(this.#bounded.get(policyId) ?? [])])];
  }

  /** Whether a policy is used, and only as a boundary. */
  isBoundaryOnly(policyId: string): boolean {
    return this.#bounded.has(policyId) && !this.#wearers.has(policyId);
  }

  /** The resource of a type that a reference means; undefined when it is not in the template. */
  resolve(reference: Reference, type: string): string | undefined {
    if (reference.id !== undefined && this.#declared.get(reference.id)?.type === type) return reference.id;
    return this.#byName.get(`${type} ${reference.text}`);
  }

  /** Notes the principals that a policy names. */
  #readWearers(resource: TemplateResource): void {
    for (const { wearers } of POLICY_LOCATIONS[resource.type] ?? []) {
      for (const [property, type] of Object.entries(wearers ?? {})) {
        for (const reference of this.#references(resource, property).found) {
          const id = this.resolve(reference, type);
          if (id !== undefined) add(this.#wearers, resource.id, id);
        }
      }
    }
  }

  #attachedTo(resource: TemplateResource, principal: PrincipalType): Attached {
    const to = this.#declared.get(resource.id)!;
    const policies: string[] = [];
    const attachments: ManagedPolicyAttachment[] = [];
    const lists = principal.managedPolicies.map((path) => this.#references(resource, path));
    let incomplete = lists.find((list) => list.incomplete !== undefined)?.incomplete;
    const arns = [
      ...lists.flatMap(({ found }) => found),
      ...this.#customerManaged(resource, principal.customerManaged),
    ];
    for (const reference of arns) {
      const id = this.resolve(reference, 'AWS::IAM::ManagedPolicy');
      if (id !== undefined) {
        policies.push(id);
        add(this.#wearers, id, resource.id);
        continue;
      }
      attachments.push(attachment(reference, to));
      if (isUnknown(reference.text)) incomplete ??= `it wears ${to.resolver.opaque.show(reference.text)}`;
    }
    const boundary = this.#boundary(resource, principal, to);
    return {
      policies,
      attachments,
      ...(boundary && { boundary }),
      ...(incomplete !== undefined && { incomplete }),
    };
  }

  #boundary(
    resource: TemplateResource,
    { boundary, customerBoundary }: PrincipalType,
    to: TemplateDeclaredResource,
  ): Attached['boundary'] {
    const references = boundary === undefined ? [] : this.#references(resource, boundary).found;
    const [reference] = [...references, ...this.#customerManaged(resource, customerBoundary)];
    if (!reference) return undefined;
    const id = this.resolve(reference, 'AWS::IAM::ManagedPolicy');
    if (id === undefined) return attachment(reference, to);
    add(this.#bounded, id, resource.id);
    return { id };
  }

  /** Customer managed policies that are named by name and path rather than ARN. */
  #customerManaged(resource: TemplateResource, path: string | undefined): Reference[] {
    if (path === undefined) return [];
    const { resolver } = this.#declared.get(resource.id)!;
    return sitesAt(resource.properties, path).flatMap(({ node }) => {
      const value = resolver.resolve(node);
      const name = textOf(valueAt(value, 'Name'));
      if (name === undefined || !value) return [];
      const folder = textOf(valueAt(value, 'Path')) ?? '/';
      const account = resolver.opaque.letter('${AWS::AccountId}');
      const arn = `arn:aws:iam::${account}:policy${folder}${name}`;
      const byName = this.#byName.get(`AWS::IAM::ManagedPolicy ${arn}`);
      return [{ ...(byName !== undefined && { id: byName }), text: arn, range: value.range }];
    });
  }

  #references(resource: TemplateResource, path: string) {
    const { resolver } = this.#declared.get(resource.id)!;
    const lists = sitesAt(resource.properties, path).map(({ node }) => referencesIn(node, resolver));
    const incomplete = lists.find((list) => list.incomplete !== undefined)?.incomplete;
    return {
      found: lists.flatMap(({ found }) => found),
      ...(incomplete !== undefined && { incomplete }),
    };
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

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key);
  if (set) set.add(value);
  else map.set(key, new Set([value]));
}
