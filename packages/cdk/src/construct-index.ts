import { basename } from 'node:path';
import type { CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** The metadata under which `Validations.acknowledge` keeps what it is told. */
const ACKNOWLEDGED = 'aws:cdk:acknowledged-rules';

/** Someone's word that a finding is acceptable. */
export interface Acknowledgement {
  /** The construct it was given at; it counts for all below. */
  readonly path: string;
  /** The rule as CDK keeps it: `leastwise::pass-role-any`. */
  readonly id: string;
}

/** The constructs of an app: which one a resource of a template comes from, and what was acknowledged where. */
export class ConstructIndex {
  readonly acknowledgements: Acknowledgement[] = [];
  readonly #paths = new Map<string, string>();

  /** @param root absent in releases of CDK that tell plugins of templates only */
  constructor(root: IConstruct | undefined) {
    for (const construct of root?.node.findAll() ?? []) {
      const { path, metadata } = construct.node;
      for (const { type, data } of metadata) {
        if (type !== ACKNOWLEDGED) continue;
        for (const id of Object.keys(data as object)) this.acknowledgements.push({ path, id });
      }
      if (!isResource(construct)) continue;
      const logicalId: string = construct.stack.resolve(construct.logicalId);
      this.#paths.set(keyOf(construct.stack.templateFile, logicalId), path);
    }
  }

  /** The path of the construct behind a resource. */
  pathOf(template: string, logicalId: string): string | undefined {
    return this.#paths.get(keyOf(template, logicalId));
  }

  /** Whether a rule is acknowledged for a construct. */
  isAcknowledged(rule: string, path: string): boolean {
    return this.acknowledgements.some(({ id, path: at }) => id === rule && isWithin(path, at));
  }
}

/** Whether a construct is another or lies below it. */
export function isWithin(path: string, ancestor: string): boolean {
  return ancestor === '' || path === ancestor || path.startsWith(`${ancestor}/`);
}

function keyOf(template: string, logicalId: string): string {
  return `${basename(template)}\n${logicalId}`;
}

/** As `CfnResource.isCfnResource`, which cannot be asked: the app may have another copy of the library. */
function isResource(construct: IConstruct): construct is CfnResource {
  return 'cfnResourceType' in construct;
}
