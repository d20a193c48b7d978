import {
  hasOpaque,
  type Node,
  type NotAnalysed,
  type OpaqueTable,
  type PolicyInContext,
  type PolicyKind,
  type PolicyProblem,
  parsePolicy,
  type Range,
  valueAt,
} from '@leastwise/core';
import { isNamedAsBoundary } from '../policy-document/infer-kind.ts';
import { withoutShorthand } from './arn-shorthand.ts';
import type { TemplateDeclaredResource } from './declared-resource.ts';
import { type Site, sitesAt, valuesAt } from './locate.ts';
import { placesInOrganization } from './organization-places.ts';
import { PERMISSION_TYPES } from './permissions/index.ts';
import { Permission, type PermissionType } from './permissions/permission.ts';
import { textOf } from './plain-nodes.ts';
import { resolveDocument } from './policy-document.ts';
import { locationsOf, OTHER_POLICY_LANGUAGES, type PolicyLocation } from './policy-locations.ts';
import { nameBeside, nameOf } from './policy-name.ts';
import type { Resolver } from './resolver.ts';
import { signatureOf } from './signature.ts';
import { type Target, targetOf } from './target.ts';
import type { Template, TemplateResource } from './template.ts';
import type { TemplateInput } from './template-input.ts';
import { type Deployments, decideBranches, type Guard, MAX_VARIANTS, worldsOf } from './variants.ts';
import type { Wiring } from './wiring.ts';
import type { World } from './world.ts';

/** What is needed to read the policies of a template. */
export interface PolicyReaderContext {
  readonly input: TemplateInput;
  readonly template: Template;
  readonly opaque: OpaqueTable;
  readonly deployments: Deployments;
  readonly declared: ReadonlyMap<string, TemplateDeclaredResource>;
  readonly wiring: Wiring;
}

/** How conditions came out. */
type Assignment = ReadonlyMap<string, boolean>;

/** A form of a document with every way of deploying the template that gives it. */
interface FormInContext {
  readonly form: Form;
  readonly whens: readonly Assignment[];
  /** Whether the document has other forms. */
  readonly isOneOfSeveral: boolean;
}

/** One form of a policy document. */
interface Form {
  readonly node: Node;
  /** Its own name, resolved; opaque in part where only deployment knows. */
  readonly policyName: string | undefined;
  readonly problems: readonly PolicyProblem[];
}

/** Reads every policy document of a template, in all forms that its conditions give it. */
export class PolicyReader {
  readonly policies: PolicyInContext[] = [];
  readonly problems: PolicyProblem[] = [];
  readonly #notes = new Map<string, NotAnalysed>();
  readonly #whens = new Map<PolicyInContext, readonly Assignment[]>();
  readonly #context: PolicyReaderContext;

  constructor(context: PolicyReaderContext) {
    this.#context = context;
    for (const resource of context.template.resources.values()) this.#read(resource);
  }

  /** What was not analysed, each part once. */
  get notAnalysed(): NotAnalysed[] {
    return [...this.#notes.values()];
  }

  /** Whether a policy is there, in the form that it has, in one way of deploying the template. */
  exists(policy: PolicyInContext, world: World): boolean {
    const whens = this.#whens.get(policy) ?? [];
    return whens.some((when) =>
      [...when].every(([condition, holds]) => world.condition(condition) === holds),
    );
  }

  #read(resource: TemplateResource): void {
    const permission = PERMISSION_TYPES.get(resource.type);
    if (permission) this.#readPermission(resource, permission);
    for (const location of locationsOf(this.#context.template, resource.type)) {
      if (!this.#applies(location, resource)) continue;
      for (const site of sitesAt(resource.properties, location.path))
        this.#readSite(resource, location, site);
    }
    const language = OTHER_POLICY_LANGUAGES.get(resource.type);
    if (language !== undefined && resource.properties) {
      this.#note(resource.idRange, `\`${resource.id}\` (${resource.type}): ${language}`);
    }
  }

  #applies({ when }: PolicyLocation, { id }: TemplateResource): boolean {
    if (!when) return true;
    const [property, wanted] = when;
    const declared = this.#context.declared.get(id)!;
    const node = valueAt(declared.properties, property);
    const value = textOf(node);
    if (value === undefined)
      this.#note(declared.idRange, `\`${id}\`: its \`${property}\` is not known before deployment`);
    return value === wanted;
  }

  #readSite(resource: TemplateResource, location: PolicyLocation, site: Site): void {
    const { input } = this.#context;
    this.#readForms(resource, site.guards, location.title, site.node, (resolver) => {
      const policyName = nameBeside(site, resource, location, resolver);
      const document = resolveDocument(site.node, resolver, input.text);
      if (!document) return [];
      const { problems } = document;
      return valuesAt(document.node, site.rest).map((node) => ({ node, policyName, problems }));
    }).forEach((found) => {
      this.#add(resource, location, found);
    });
  }

  #readPermission(resource: TemplateResource, type: PermissionType): void {
    const { properties, range } = resource;
    if (!properties) return;
    const location: PolicyLocation = { path: '', kind: 'resource', ...type };
    const target = this.#target(resource, location);
    this.#readForms(resource, [], type.title, properties, (resolver) => {
      const resolved = resolver.resolve(properties);
      if (!resolved) return [];
      const permission = new Permission(resolved, range);
      const statement = type.statement(permission, target.arn);
      const node = permission.object([
        permission.made('Version', '2012-10-17'),
        { key: 'Statement', keyRange: range, value: { type: 'sequence', items: [statement], range } },
      ]);
      return [{ node, policyName: undefined, problems: [] }];
    }).forEach((found) => {
      this.#add(resource, location, found);
    });
  }

  /** Every distinct form of a document, with the conditions that give it when there are several. */
  #readForms(
    resource: TemplateResource,
    siteGuards: readonly Guard[],
    title: string,
    raw: Node,
    read: (resolver: Resolver) => readonly Form[],
  ): FormInContext[] {
    const { template, deployments } = this.#context;
    const guards =
      resource.condition === undefined
        ? siteGuards
        : [{ condition: resource.condition, holds: true }, ...siteGuards];
    const { variants, isComplete } = deployments.forEach(guards, (resolver, world) => {
      if (template.conditions.size > 0) decideBranches(raw, world);
      const forms = read(resolver);
      for (const { range, reason } of resolver.mistakes.splice(0)) this.#note(range, reason);
      return forms;
    });
    if (!isComplete) {
      const reason = `${title} of \`${resource.id}\`: its conditions give it more than ${MAX_VARIANTS} forms; the others were not looked at`;
      this.#note(resource.idRange, reason);
    } else if (variants.length === 0) {
      this.#note(resource.idRange, `${title} of \`${resource.id}\`: its conditions never hold together`);
    }
    const distinct = new Map<string, { form: Form; whens: Assignment[] }>();
    for (const { value: forms, world } of variants) {
      for (const [index, form] of forms.entries()) {
        const key = variants.length === 1 ? String(index) : `${index} ${signatureOf(form.node)}`;
        const same = distinct.get(key);
        if (same) same.whens.push(world.asked);
        else distinct.set(key, { form, whens: [world.asked] });
      }
    }
    // Modules leave it to who calls them that some statement is there.
    const empty = [...distinct].filter(
      ([, { form }]) => this.#context.input.format === 'terraform' && isEmpty(form.node),
    );
    if (empty.length < distinct.size) for (const [key] of empty) distinct.delete(key);
    const isOneOfSeveral = new Set([...distinct.values()].map(({ whens }) => whens[0])).size > 1;
    return [...distinct.values()].map((found) => ({ ...found, isOneOfSeveral }));
  }

  #add(
    resource: TemplateResource,
    location: PolicyLocation,
    { form, whens, isOneOfSeveral }: FormInContext,
  ): void {
    const { input, opaque, declared } = this.#context;
    const owner = declared.get(resource.id)!;
    const kind = this.#kind(resource, location);
    const node = location.hasShorthand ? withoutShorthand(form.node, resource.id, owner.resolver) : form.node;
    const policy = parsePolicy(node, kind);
    const wornBy = this.#wornBy(resource, location);
    const target = this.#target(resource, location);
    const name = nameOf(
      location,
      resource,
      kind,
      form.policyName && opaque.show(form.policyName),
      wornBy ?? target.ids,
    );
    this.problems.push(...form.problems);
    for (const { range, reason } of policy.unread) this.#note(range, `${name}: ${reason}`);
    for (const { range, value } of policy.statements.flatMap(({ action }) => action?.values ?? [])) {
      if (value.length === 1 && hasOpaque(value))
        this.#note(range, `${name}: only deployment knows which actions \`${opaque.show(value)}\` is`);
    }
    const attachedAt =
      kind === 'scp' || kind === 'rcp' ? placesInOrganization(resource, this.#context.template) : undefined;
    const generatedBy =
      input.origins?.get(`${resource.id}/${form.policyName}`) ?? input.origins?.get(resource.id);
    const found: PolicyInContext = {
      policy,
      kind,
      name,
      ...(form.policyName !== undefined && { policyName: form.policyName }),
      ...(location.form && { form: location.form }),
      ...(kind === 'resource' && { resourceType: location.attachedTo ?? resource.type }),
      ...(kind === 'resource' && target.arn !== undefined && { resourceArn: target.arn }),
      owner,
      ...(wornBy && { wornBy }),
      ...(attachedAt && { attachedAt }),
      source: input.text,
      opaque,
      ...(generatedBy !== undefined && { generatedBy }),
      ...(isOneOfSeveral && { variant: Object.fromEntries(whens[0]!) }),
      ...worldsOf(whens),
    };
    this.policies.push(found);
    this.#whens.set(found, whens);
  }

  #kind(resource: TemplateResource, { kind, form }: PolicyLocation): PolicyKind {
    if (form !== 'managed') return kind;
    const { wiring, declared } = this.#context;
    if (wiring.isBoundaryOnly(resource.id)) return 'boundary';
    if (kind !== 'identity' || wiring.wearersOf(resource.id).length > 0) return kind;
    // What nothing here wears is for elsewhere: only its name tells what for.
    const names = [resource.id, declared.get(resource.id)?.name ?? ''];
    return names.some(isNamedAsBoundary) ? 'boundary' : kind;
  }

  #wornBy(resource: TemplateResource, { kind, wearers, form }: PolicyLocation): string[] | undefined {
    if (kind !== 'identity' || resource.type === 'AWS::IoT::Policy') return undefined;
    return wearers
      ? this.#context.wiring.wearersOf(resource.id)
      : form === 'inline'
        ? [resource.id]
        : undefined;
  }

  #target(resource: TemplateResource, location: PolicyLocation): Target {
    return targetOf(resource, location, this.#context.declared, this.#context.wiring);
  }

  #note(range: Range, reason: string): void {
    const key = `${range.start} ${reason}`;
    if (!this.#notes.has(key)) this.#notes.set(key, { file: this.#context.input.text.file, reason, range });
  }
}

function isEmpty(document: Node): boolean {
  const statements = valueAt(document, 'Statement');
  return statements?.type === 'sequence' && !statements.tag && statements.items.length === 0;
}
