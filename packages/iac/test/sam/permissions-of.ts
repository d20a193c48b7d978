/** Plain template data, as JSON.parse gives it. */
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

/** Which properties of a resource carry permissions, by type. */
const PERMISSIONS: Record<string, readonly string[]> = {
  'AWS::IAM::Role': [
    'AssumeRolePolicyDocument',
    'ManagedPolicyArns',
    'Policies',
    'PermissionsBoundary',
    'Path',
  ],
  'AWS::IAM::ManagedPolicy': ['PolicyDocument', 'Roles', 'Users', 'Groups'],
  'AWS::IAM::Policy': ['PolicyDocument', 'Roles', 'Users', 'Groups'],
  'AWS::Lambda::Permission': [
    'Action',
    'EventSourceToken',
    'FunctionName',
    'FunctionUrlAuthType',
    'InvokedViaFunctionUrl',
    'Principal',
    'SourceAccount',
    'SourceArn',
  ],
  'AWS::Lambda::Url': ['AuthType', 'TargetFunctionArn'],
  'AWS::SQS::QueuePolicy': ['PolicyDocument', 'Queues'],
  'AWS::ApiGateway::DomainNameV2': ['Policy'],
  'AWS::SNS::TopicPolicy': ['PolicyDocument', 'Topics'],
  'AWS::Lambda::Function': ['Role'],
  'AWS::StepFunctions::StateMachine': ['RoleArn'],
  'AWS::Scheduler::Schedule': ['Target'],
};

/**
 * The permissions in a template, by logical id, in a form in which two templates can be compared: parameters
 * replaced by their defaults, intrinsic functions made one string where they can be, the partition `aws`, lists
 * of one the same as their item.
 */
export function permissionsOf(template: JsonObject): Record<string, Json> {
  const parameters = objectOf(template.Parameters);
  const resolver = new Resolver(parameters);
  const result: Record<string, Json> = {};
  for (const [id, value] of Object.entries(objectOf(template.Resources))) {
    const resource = objectOf(value);
    const type = String(resource.Type);
    const found = permissionsOfResource(type, objectOf(resource.Properties), resolver);
    if (Object.keys(found).length === 0) continue;
    result[id] = {
      Type: type,
      ...(resource.Condition !== undefined && { Condition: resource.Condition }),
      ...found,
    };
  }
  return result;
}

function permissionsOfResource(type: string, properties: JsonObject, resolver: Resolver): JsonObject {
  const found: JsonObject = {};
  for (const name of PERMISSIONS[type] ?? []) {
    if (isNothing(properties[name])) continue;
    const value = resolver.resolve(properties[name]!);
    found[name] = name === 'Target' ? objectOf(value).RoleArn! : unlist(value);
  }
  if (type === 'AWS::ApiGateway::RestApi') {
    const policy = properties.Policy ?? objectOf(properties.Body)['x-amazon-apigateway-policy'];
    if (policy !== undefined && Object.keys(objectOf(policy)).length > 0) {
      found.Policy = unlist(resolver.resolve(policy));
    }
  }
  return found;
}

/** Whether a property says nothing: absent, null or an empty list. */
function isNothing(value: Json | undefined): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

function objectOf(value: Json | undefined): JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {};
}

/** Lists of one become their item; other lists are sorted and freed of repetition, which say nothing. */
function unlist(value: Json): Json {
  if (Array.isArray(value)) {
    if (value.length === 1) return unlist(value[0]!);
    const items = new Map(value.map(unlist).map((item) => [JSON.stringify(item), item]));
    return [...items.keys()].sort().map((key) => items.get(key)!);
  }
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, unlist(value[key]!)]),
  );
}

class Resolver {
  readonly #parameters: JsonObject;

  constructor(parameters: JsonObject) {
    this.#parameters = parameters;
  }

  resolve(value: Json): Json {
    if (typeof value === 'string') return value.replaceAll('arn:aws:', 'arn:${AWS::Partition}:');
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map((item) => this.resolve(item));
    const keys = Object.keys(value);
    if (keys.length === 1) {
      const resolved = this.#call(keys[0]!, value[keys[0]!]!);
      if (resolved !== undefined) return resolved;
    }
    return Object.fromEntries(keys.map((key) => [key, this.resolve(value[key]!)]));
  }

  #call(name: string, argument: Json): Json | undefined {
    switch (name) {
      case 'Ref':
        return this.#reference(String(argument));
      case 'Fn::GetAtt':
        return `\${${Array.isArray(argument) ? argument.map((part) => this.resolve(part)).join('.') : String(argument)}}`;
      case 'Fn::Sub':
        return this.#sub(argument);
      case 'Fn::Join': {
        if (!Array.isArray(argument)) return undefined;
        const items = this.resolve(argument[1]!);
        return Array.isArray(items) && items.every((item) => typeof item === 'string')
          ? items.join(String(argument[0]))
          : undefined;
      }
      default:
        return undefined;
    }
  }

  #reference(name: string): Json {
    const fallback = objectOf(this.#parameters[name]).Default;
    return fallback === undefined ? `\${${name}}` : this.resolve(fallback);
  }

  #sub(argument: Json): Json {
    const [text, variables] = Array.isArray(argument) ? [argument[0], objectOf(argument[1])] : [argument, {}];
    const filled = String(text).replace(/\$\{([^}!]+)\}/g, (_, name: string) => {
      const variable = (variables as JsonObject)[name];
      const value = variable === undefined ? this.#reference(name) : this.resolve(variable);
      return typeof value === 'string' ? value : JSON.stringify(value);
    });
    return this.resolve(filled);
  }
}
