/**
 * Where the value of a property comes from: the path of an argument (blocks within blocks with dots), or how it is
 * made of one.
 */
export type Argument = string | MadeArgument;

/** A property whose value is not an argument as it stands. */
interface MadeArgument {
  /** The path of the argument or block. */
  readonly from: string;
  /** For blocks: what each becomes. */
  readonly each?: Readonly<Record<string, Argument>>;
  /** What texts are called by CloudFormation. */
  readonly words?: Readonly<Record<string, string>>;
  /** The text that leaving it out means. */
  readonly otherwise?: string;
}

/** What is known of a type of resource of the AWS provider. */
export interface TerraformType {
  /**
   * What CloudFormation calls it. What CloudFormation has no type for is named in its manner, and its policies are
   * in `policy-locations.ts`.
   */
  readonly type: string;
  /** Arguments by the property of CloudFormation that they are; dots make properties within properties. */
  readonly properties: Readonly<Record<string, Argument>>;
  /**
   * Attributes that applying gives, with the placeholders of `ResourceTypeFacts`. Without an entry, `arn` is the
   * type's ARN, and `id` and the argument that names it are its name.
   */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Types of resource by name. */
export type TerraformTypes = Readonly<Record<string, TerraformType>>;

/** A type of resource by what CloudFormation calls it. */
export function like(
  type: string,
  properties: Readonly<Record<string, Argument>> = {},
  attributes: Readonly<Record<string, string>> = {},
): TerraformType {
  return { type, properties, attributes };
}

/** The attributes of a type whose `id` is its ARN. */
export const ID_IS_ARN = { id: '${Arn}' } as const;
