import type { TerraformType } from '../terraform-type.ts';
import { APPLICATIONS } from './applications.ts';
import { COMPUTE } from './compute.ts';
import { IDENTITY } from './identity.ts';
import { STORAGE } from './storage.ts';

/** Older names of types of resource. */
const RENAMED: Readonly<Record<string, string>> = {
  aws_alb: 'aws_lb',
  aws_alb_listener: 'aws_lb_listener',
  aws_alb_target_group: 'aws_lb_target_group',
  aws_s3_object_lambda_access_point: 'aws_s3control_object_lambda_access_point',
};

/** Every type of resource of which something is known here, by name. */
const TYPES: ReadonlyMap<string, TerraformType> = new Map(
  [APPLICATIONS, COMPUTE, IDENTITY, STORAGE].flatMap((types) => Object.entries(types)),
);

/**
 * What is known of a type of resource or data source of the AWS provider, versions 3 to 6; undefined of others.
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs
 */
export function terraformType(name: string): TerraformType | undefined {
  return TYPES.get(RENAMED[name] ?? name);
}
