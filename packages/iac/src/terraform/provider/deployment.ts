import type { OpaqueTable } from '@leastwise/core';
import { Resolver } from '../../cloudformation/resolver.ts';
import type { Template, TemplateResource } from '../../cloudformation/template.ts';
import type { TerraformResource } from '../terraform-resource.ts';
import { propertiesOf } from './properties.ts';
import { like, type TerraformType } from './terraform-type.ts';
import { terraformType } from './types/index.ts';

/** What the account and the region of a deployment are called before they are known. */
const UNKNOWN: Readonly<Record<string, string>> = {
  'AWS::AccountId': 'data.aws_caller_identity.current.account_id',
  'AWS::Region': 'data.aws_region.current.region',
};

/** Where resources are, as far as it is known. */
export interface Whereabouts {
  readonly account?: string;
  readonly region?: string;
}

/** The resources of a module as CloudFormation would have them, to fill in names and ARNs. */
export class Deployment {
  readonly opaque: OpaqueTable;
  /** What CloudFormation has pseudo parameters for, in the words of Terraform. */
  readonly pseudoParameters: ReadonlyMap<string, string>;
  readonly resolver: Resolver;
  readonly #pseudoParameters = new Map<string, string>();
  readonly #resources = new WeakMap<TerraformResource, TemplateResource>();

  constructor(opaque: OpaqueTable) {
    this.opaque = opaque;
    this.pseudoParameters = this.#pseudoParameters;
    for (const [name, text] of Object.entries(UNKNOWN))
      this.#pseudoParameters.set(name, opaque.letter(`\${${text}}`));
    const template: Template = {
      parameters: new Map(),
      mappings: undefined,
      conditions: new Map(),
      resources: new Map(),
      transforms: [],
      notes: [],
      pseudoParameters: this.pseudoParameters,
    };
    const defaults: Readonly<Record<string, string>> = {
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
    };
    const values = {
      valueOf: (name: string) => this.pseudoParameters.get(name) ?? defaults[name],
      condition: () => undefined,
    };
    this.resolver = new Resolver(template, values, opaque);
  }

  /** Takes note of where resources are. */
  learn({ account, region }: Whereabouts): void {
    if (account !== undefined) this.#pseudoParameters.set('AWS::AccountId', account);
    if (region !== undefined) this.#pseudoParameters.set('AWS::Region', region);
  }

  /** A resource as CloudFormation would have it; of types that are not known, only what it is called. */
  resource(from: TerraformResource): TemplateResource {
    let known = this.#resources.get(from);
    if (!known) {
      const type: TerraformType = terraformType(from.type) ?? like(from.type);
      const { address: id, idRange, range } = from;
      const properties = propertiesOf(from, type, () => this.opaque.letter(`\${${id}}`));
      known = { id, idRange, type: type.type, range, node: properties, properties };
      this.#resources.set(from, known);
    }
    return known;
  }
}

const deployments = new WeakMap<OpaqueTable, Deployment>();

/** The deployment whose unknowns a table names. */
export function deploymentOf(opaque: OpaqueTable): Deployment {
  let known = deployments.get(opaque);
  if (!known) {
    known = new Deployment(opaque);
    deployments.set(opaque, known);
  }
  return known;
}
