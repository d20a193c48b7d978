/**
 * What is known of a type of resource: how its ARN is made, and what `Ref` and `Fn::GetAtt` give. Texts may have
 * these placeholders:
 * - `${Name}` the physical name, opaque unless the template fixes it; `${/Name}` the same with a slash before it;
 * - `${Partition}`, `${Region}` and `${Account}` those of the stack; `${Arn}` the ARN itself;
 * - `${Random}` a part that AWS makes up;
 * - `${.Property}` a property of the resource; `${.Property/}` and `${.Property:}` its last part where it may be
 *   an ARN; `${.Property//}` a URL without its scheme; `${.Property&x}` the same followed by `x`, or nothing when it
 *   is left out; `${.Property|x}` the same, or `x` when it is left out.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
export interface ResourceTypeFacts {
  /** The property that fixes its physical name. Without it, or when it is left out, the name is unknown. */
  readonly name?: string;
  /** Its ARN, with placeholders. */
  readonly arn?: string;
  /** What `Ref` gives; its name when absent. May be any text with placeholders: `${Arn}`. */
  readonly ref?: string;
  /** Attributes beside `Arn`, with placeholders. */
  readonly attributes?: Readonly<Record<string, string>>;
}

const LOCAL = '${Region}:${Account}';

/** An ARN within the stack's own region and account. */
export function local(service: string, resource: string): string {
  return `arn:\${Partition}:${service}:${LOCAL}:${resource}`;
}

/** An ARN of a service without regions. */
export function global(service: string, resource: string): string {
  return `arn:\${Partition}:${service}::\${Account}:${resource}`;
}

/** Types of resource by name. */
export type ResourceTypes = Readonly<Record<string, ResourceTypeFacts>>;
