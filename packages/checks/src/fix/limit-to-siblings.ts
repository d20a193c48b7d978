import type {
  Action,
  DeclaredResource,
  NewValue,
  Node,
  PolicyInContext,
  ProposedFix,
  Range,
  Source,
  Statement,
} from '@leastwise/core';
import type { CheckContext } from '../check.ts';

/** For types of resource by the service of their actions: what follows the ARN for each type of resource of IAM. */
const TARGETS: Readonly<
  Record<string, { readonly type: string; readonly suffixes: Readonly<Record<string, string>> }>
> = {
  dynamodb: { type: 'AWS::DynamoDB::Table', suffixes: { table: '', index: '/index/*' } },
  events: { type: 'AWS::Events::EventBus', suffixes: { 'event-bus': '' } },
  kinesis: { type: 'AWS::Kinesis::Stream', suffixes: { stream: '' } },
  kms: { type: 'AWS::KMS::Key', suffixes: { key: '' } },
  lambda: { type: 'AWS::Lambda::Function', suffixes: { function: '' } },
  s3: { type: 'AWS::S3::Bucket', suffixes: { bucket: '', object: '/*' } },
  secretsmanager: { type: 'AWS::SecretsManager::Secret', suffixes: { Secret: '' } },
  sns: { type: 'AWS::SNS::Topic', suffixes: { topic: '' } },
  sqs: { type: 'AWS::SQS::Queue', suffixes: { queue: '' } },
  states: { type: 'AWS::StepFunctions::StateMachine', suffixes: { statemachine: '' } },
};

/** More resources than one function is plausibly given. */
const MOST_SIBLINGS = 5;

/**
 * The resources of the template that whoever wears the policy is given (a function whose environment names the table),
 * in the place of every resource; where all actions of the statement are on resources of that type.
 */
export function limitToSiblings(
  subject: PolicyInContext,
  statement: Statement,
  context: CheckContext,
): readonly ProposedFix[] {
  const [star, ...others] = statement.resource?.values ?? [];
  if (star?.value !== '*' || others.length > 0 || statement.resource?.negated || statement.action?.negated)
    return [];
  const actions = [...context.engine.actionsOf(statement).ordinals()].map((ordinal) =>
    context.catalog.actionByOrdinal(ordinal),
  );
  const services = new Set(actions.map(({ service }) => service));
  const [service = ''] = services;
  const target = services.size === 1 && Object.hasOwn(TARGETS, service) ? TARGETS[service] : undefined;
  const suffixes = target && suffixesFor(actions, target.suffixes);
  if (!suffixes) return [];
  const given = givenTo(subject, context).filter(({ type }) => type === target.type);
  if (given.length === 0 || given.length > MOST_SIBLINGS) return [];
  const items = given.flatMap(({ id }): NewValue[] =>
    suffixes.map((suffix) => ({ type: 'arn', resource: id, ...(suffix && { suffix }) })),
  );
  const by: NewValue = items.length === 1 ? items[0]! : { type: 'list', items };
  return [
    {
      title: `name ${given.map(({ id }) => `\`${id}\``).join(', ')} as the resource`,
      effect: 'narrower',
      changes: [{ type: 'replace', at: star.range, was: star.value, by }],
    },
  ];
}

/** What follows the ARN for some actions; undefined where one of them is on something else, or takes no resource. */
function suffixesFor(
  actions: readonly Action[],
  known: Readonly<Record<string, string>>,
): readonly string[] | undefined {
  const suffixes = new Set<string>();
  for (const { resourceTypes } of actions) {
    const own = resourceTypes.flatMap(({ name }) => (Object.hasOwn(known, name) ? [known[name]!] : []));
    if (own.length === 0) return undefined;
    for (const suffix of own) suffixes.add(suffix);
  }
  return [...suffixes].sort();
}

/** The resources whose name or ARN those are told that act with the roles that wear a policy. */
function givenTo(subject: PolicyInContext, { source }: CheckContext): readonly DeclaredResource[] {
  const wearers = new Set([...(subject.wornBy ?? []), ...(subject.owner ? [subject.owner.id] : [])]);
  const roles = source.resources.filter(({ id, type }) => type === 'AWS::IAM::Role' && wearers.has(id));
  const arns = new Set(roles.flatMap(({ arn }) => arn ?? []));
  const told = new Set<string>();
  let written = '';
  for (const { texts, range } of toldIn(source)) {
    if (!texts.some((text) => arns.has(text))) continue;
    for (const text of texts) told.add(text);
    // Of a resource of Terraform only some arguments are known; what it refers to, its text says.
    if (source.format === 'terraform') written += `${source.text.text.slice(range.start, range.end)}\n`;
  }
  return source.resources.filter(({ id, arn }) => {
    if (arn === undefined) return false;
    if (source.format === 'terraform' && written.includes(`${id}.`)) return true;
    const name = arn.slice(Math.max(arn.lastIndexOf(':'), arn.lastIndexOf('/')) + 1);
    return told.has(arn) || [...told].some((text) => text === name || text.endsWith(`/${name}`));
  });
}

/** What a resource is told: the texts of its properties. */
interface Told {
  readonly texts: readonly string[];
  readonly range: Range;
}

const toldBySource = new WeakMap<Source, readonly Told[]>();

/** What each resource of a file is told that may act with a role. */
function toldIn(source: Source): readonly Told[] {
  let told = toldBySource.get(source);
  if (!told) {
    told = source.resources.flatMap(({ type, properties, range }) =>
      properties && !type.startsWith('AWS::IAM::') ? [{ texts: textsOf(properties), range }] : [],
    );
    toldBySource.set(source, told);
  }
  return told;
}

function textsOf(node: Node): readonly string[] {
  switch (node.type) {
    case 'mapping':
      return node.entries.flatMap(({ value }) => textsOf(value));
    case 'sequence':
      return node.items.flatMap(textsOf);
    case 'scalar':
      return typeof node.value === 'string' && node.value !== '' ? [node.value] : [];
    case 'unresolved':
      return [node.letter];
  }
}
