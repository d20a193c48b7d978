import type { Node, Range } from '@leastwise/core';
import { nodeOf, type Plain } from './build.ts';
import type { Expansion, TemplateResource } from './expansion.ts';
import { sameMeaning } from './intrinsics.ts';

/** A role that the transform makes, filled while its owner is expanded. */
export class GeneratedRole {
  readonly id: string;
  readonly from: TemplateResource;
  trust: Plain;
  path: Node | undefined;
  permissionsBoundary: Node | undefined;
  /** The name of its condition; undefined for its owner's, null for none. */
  condition: string | null | undefined;
  readonly #managedPolicyArns: Node[] = [];
  readonly #policies: { readonly entry: Node; readonly document: Node | undefined }[] = [];

  constructor(id: string, from: TemplateResource, trust: Plain) {
    this.id = id;
    this.from = from;
    this.trust = trust;
  }

  /** Attaches a managed policy once. */
  attach(arn: Plain, at: Range): void {
    const node = nodeOf(arn, at);
    if (!this.#managedPolicyArns.some((other) => sameMeaning(other, node)))
      this.#managedPolicyArns.push(node);
  }

  /** Attaches an AWS managed policy of a known path and name: `service-role/AWSLambdaBasicExecutionRole`. */
  attachAws(pathAndName: string, at: Range): void {
    this.attach(`arn:aws:iam::aws:policy/${pathAndName}`, at);
  }

  /** Adds an inline policy. */
  inline(name: string, document: Plain, at: Range): void {
    const node = nodeOf(document, at);
    this.#policies.push({ entry: nodeOf({ PolicyName: name, PolicyDocument: node }, at), document: node });
  }

  /** Adds an inline policy unless one with the same document is there. */
  inlineOnce(name: string, document: Plain, at: Range): void {
    const node = nodeOf(document, at);
    const has = this.#policies.some((other) => other.document && sameMeaning(other.document, node));
    if (!has) this.inline(name, node, at);
  }

  /** Adds an entry of `Policies` that is no plain policy, such as an `Fn::If` between two. */
  inlineEntry(entry: Plain, at: Range): void {
    this.#policies.push({ entry: nodeOf(entry, at), document: undefined });
  }

  emit(expansion: Expansion): void {
    const { from, condition } = this;
    expansion.emit(this.id, 'AWS::IAM::Role', {
      from,
      ...(condition !== undefined && { condition }),
      properties: {
        AssumeRolePolicyDocument: this.trust,
        ManagedPolicyArns: this.#managedPolicyArns.length > 0 ? this.#managedPolicyArns : undefined,
        Policies: this.#policies.length > 0 ? this.#policies.map(({ entry }) => entry) : undefined,
        Path: this.path,
        PermissionsBoundary: this.permissionsBoundary,
      },
    });
  }
}

/** The trust policy that lets a service assume a role. */
export function trustOf(service: string): Plain {
  return {
    Version: '2012-10-17',
    Statement: [{ Action: ['sts:AssumeRole'], Effect: 'Allow', Principal: { Service: [service] } }],
  };
}

/** A document of one statement without `Version`, as the transform writes most of its own. */
export function allow(action: string | readonly string[], resource: Plain): Plain {
  return { Statement: [{ Action: action, Effect: 'Allow', Resource: resource }] };
}
